import type { Pause } from '../../../../shared/check/lane.ts';

/** What keeps a check's lane from sending. */
export interface LaneHold {
  readonly pause: Pause | null;
  /** A person has paused it, whatever else holds it. */
  readonly stopped: boolean;
  /** How many a minute our own limit lets through while it holds the check back. */
  readonly limit?: number | null;
  /** Milliseconds that are left of the wait. */
  readonly remaining?: number | null;
}

export const nothingHeld: LaneHold = { pause: null, stopped: false };
