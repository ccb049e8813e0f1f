import type { Pause } from '../../../shared/lane.ts';

/** What keeps a check's lane from sending. */
export interface LaneHold {
  readonly pause: Pause | null;
  /** A person has paused it, whatever else holds it. */
  readonly stopped: boolean;
}

export const nothingHeld: LaneHold = { pause: null, stopped: false };
