import { useQuery } from '@tanstack/react-query';
import type { Vendor } from '../../shared/check/outcome.ts';
import { answerOf } from './call.ts';
import { laneReadiness, type Unreadiness } from './lane-readiness.ts';

/** Version and mode of the program; `data` is missing for the blink of an eye in which they are being read. */
export function useProgram() {
  return useQuery({ queryKey: ['program'], queryFn: () => answerOf(window.facedesk.program.describe({})) });
}

export function useIsPractice(): boolean {
  return useProgram().data?.mode === 'practice';
}

/** Whether what is kept can be opened. */
export function useVault() {
  return useQuery({ queryKey: ['vault'], queryFn: () => answerOf(window.facedesk.vault.status({})) });
}

/** Whether there are records to work with, and why not where there are none. */
export function useRecords() {
  return useQuery({ queryKey: ['records'], queryFn: () => answerOf(window.facedesk.records.status({})) });
}

/** What may be known of each vendor's credentials in each mode. */
export function useLanes() {
  return useQuery({ queryKey: ['lanes'], queryFn: () => answerOf(window.facedesk.credentials.list({})) });
}

/** The credentials that a vendor's checks go out with now; null in practice, which needs none. */
export function useCurrentLane(vendor: Vendor) {
  const mode = useProgram().data?.mode;
  const lanes = useLanes().data;
  return lanes?.find((lane) => lane.vendor === vendor && lane.mode === mode) ?? null;
}

/** What keeps a vendor's checks from going out; null for nothing, and while that is being read. */
export function useUnreadiness(vendor: Vendor): Unreadiness | null {
  const lane = useCurrentLane(vendor);
  const vault = useVault().data;
  return lane && vault ? laneReadiness(lane, vault) : null;
}
