import type { Check } from '../../../shared/check.ts';
import type { TextKey } from './explanation-type.ts';

/** The texts that an answer is read out by; none where there is no answer. */
export function answerKeys({ kind, state }: Check): TextKey[] {
  if (state.name !== 'done') return [];
  return [
    `verdict.${state.verdict.kind}`,
    `headline.${kind === 'livenessLookup' ? 'liveness' : 'match'}.${state.verdict.kind}`,
    ...state.verdict.reasons.map((reason): TextKey => `verdictReason.${reason}`),
  ];
}
