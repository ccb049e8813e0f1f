import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { Check } from '../../shared/check/check.ts';
import { vendorOf } from '../../shared/check/of-a-check.ts';
import type { Mode } from '../../shared/mode.ts';
import { type Hold, holdOfLane } from '../../shared/status/check-status.ts';
import { answerOf } from './call.ts';
import { useProgram } from './use-program.ts';

/** What is not over, its lanes, and what it may cost. @param most of what asks for a person, and of what goes by itself */
export function useOutbox(most: number) {
  return useQuery({
    queryKey: ['outbox', most],
    queryFn: () => answerOf(window.facedesk.outbox.read({ most })),
    placeholderData: keepPreviousData,
  });
}

/** What holds a vendor's lane back, for whoever lists checks without being the outbox. */
export function useLaneHolds(): (kind: Check['kind'], mode: Mode) => Hold | undefined {
  const lanes = useOutbox(1).data?.lanes;
  // The same for as long as its lane is: rows are drawn anew for another.
  const holds = useMemo(() => lanes?.map((lane) => ({ ...lane, hold: holdOfLane(lane) })), [lanes]);
  return useCallback(
    (kind, mode) => holds?.find((lane) => lane.vendor === vendorOf({ kind }) && lane.mode === mode)?.hold,
    [holds],
  );
}

/** Open checks of the mode in use; null while that is being read, and where it can't be. */
export function useOpenCount(): number | null {
  const mode = useProgram().data?.mode;
  // Beside every screen: it costs the same however much is in the outbox.
  const { data } = useQuery({
    queryKey: ['openCount'],
    queryFn: () => answerOf(window.facedesk.outbox.count({})),
  });
  return data && mode ? data[mode] : null;
}
