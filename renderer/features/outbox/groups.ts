import type { Check } from '../../../shared/check/check.ts';
import { vendorOf } from '../../../shared/check/of-a-check.ts';
import type { OutboxGroup, OutboxItem, OutboxLane } from '../../../shared/check/outbox.ts';
import { groupOf, holdOfLane, standingOf } from '../../../shared/status/check-status.ts';
import { type LaneHold, nothingHeld } from '../check/states/lane-hold.ts';

/** Each in the order in which it was entered. */
export function groupItems(
  items: readonly OutboxItem[],
  lanes: readonly OutboxLane[],
): Readonly<Record<OutboxGroup, readonly OutboxItem[]>> {
  const groups = Object.groupBy(items, ({ check }) => groupOf(standingOf(check), holdOf(laneOf(check, lanes))));
  return { asking: [], paused: [], moving: [], ...groups };
}

export function laneOf(check: Check, lanes: readonly OutboxLane[]): OutboxLane | undefined {
  return lanes.find(({ vendor, mode }) => vendor === vendorOf(check) && mode === check.mode);
}

/** What keeps a lane from sending. */
export function holdOf(lane: Pick<OutboxLane, 'state' | 'stopped' | 'limit'> | undefined): LaneHold {
  if (!lane) return nothingHeld;
  return { ...holdOfLane(lane), limit: lane.limit?.calls ?? null };
}
