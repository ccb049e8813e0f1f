import { useQuery } from '@tanstack/react-query';
import type { MatchPolicy } from '../../shared/check/policy.ts';
import { DEFAULT_MATCH_POLICY } from '../../shared/limits.ts';
import { answerOf } from './call.ts';

/** What an operator has chosen for all checks and reports. It is in the records, so it can be read only with them. */
export function useOperatorSettings() {
  return useQuery({ queryKey: ['settings'], queryFn: () => answerOf(window.facedesk.settings.read({})) });
}

/** What a match is judged by that is entered now; the usual one until the settings are read. */
export function useMatchPolicy(): MatchPolicy {
  return useOperatorSettings().data?.matchPolicy ?? DEFAULT_MATCH_POLICY;
}
