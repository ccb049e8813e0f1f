import type { Check } from '../../../shared/check.ts';
import type { OutboxItem, OutboxLane } from '../../../shared/outbox.ts';
import { type LaneHold, nothingHeld } from '../check/lane-hold.ts';

/** Each has a title in the language files under `outbox.group`. */
export const groupNames = ['asking', 'moving'] as const;
export type GroupName = (typeof groupNames)[number];

/** What a person has to decide about, apart from what goes by itself; each in the order in which it was entered. */
export function groupItems(items: readonly OutboxItem[]): Readonly<Record<GroupName, readonly OutboxItem[]>> {
  const asking = items.filter(({ check }) => isAsking(check));
  return { asking, moving: items.filter(({ check }) => !isAsking(check)) };
}

export function isAsking({ state }: Pick<Check, 'state'>): boolean {
  switch (state.name) {
    case 'failed':
    case 'lost':
    case 'held':
      return true;
    case 'needs':
      return state.what === 'consent';
    default:
      return false;
  }
}

/** What keeps a lane from sending. */
export function holdOf(lane: Pick<OutboxLane, 'state' | 'stopped'> | undefined): LaneHold {
  if (!lane) return nothingHeld;
  return { pause: lane.state.name === 'paused' ? lane.state.pause : null, stopped: lane.stopped };
}
