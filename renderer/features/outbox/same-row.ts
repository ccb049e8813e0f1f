import type { Check } from '../../../shared/check/check.ts';
import type { Pause } from '../../../shared/check/lane.ts';
import type { LaneHold } from '../check/states/lane-hold.ts';

/** What a row of the outbox shows. */
export interface RowContent extends LaneHold {
  readonly check: Check;
  /** What was left of its wait when it was read; null where it waits for no time. */
  readonly remaining: number | null;
  /** By this computer's clock. */
  readonly readAt: number;
}

const SECOND = 1000;
const MINUTE = 60_000;

/**
 * Whether a row says the same still, so that it need not be drawn anew: each reading finds a little less of every wait,
 * which the row counts down by itself, and another try that failed.
 */
export function isSameRow(before: RowContent, now: RowContent): boolean {
  return (
    before.check === now.check &&
    before.stopped === now.stopped &&
    before.limit === now.limit &&
    isSamePause(before.pause, now.pause) &&
    isSameWait(before, now)
  );
}

function isSamePause(before: Pause | null, now: Pause | null): boolean {
  if (before === null || now === null) return before === now;
  return JSON.stringify({ ...before, failures: 0, length: 0 }) === JSON.stringify({ ...now, failures: 0, length: 0 });
}

function isSameWait(before: RowContent, now: RowContent): boolean {
  // A queued check shows nothing of its lane's wait, but for one that may outlive its session.
  if (now.check.state.name === 'queued' && now.pause?.reason !== 'rateLimited') return true;
  if (before.remaining === null || now.remaining === null) return before.remaining === now.remaining;
  const isSameMinute = Math.ceil(before.remaining / MINUTE) === Math.ceil(now.remaining / MINUTE);
  return isSameMinute && Math.abs(before.readAt + before.remaining - now.readAt - now.remaining) < SECOND;
}
