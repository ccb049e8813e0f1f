import { startMinutes } from './each-minute.ts';
import { laneNames } from './lane-names.ts';
import { heldAsCopied, interrupted } from './machines/check-machine.ts';
import { checkWait } from './machines/wait-lengths.ts';
import { EVERY, type Workings } from './workings.ts';

/** Takes up what the last run left: called once, before anything else. */
export function takeUp({ parts, writer, clock, sights, dispatcher }: Workings): void {
  const { records } = parts;
  const { checks } = records;
  records.step(() => {
    for (const check of checks.inStates(['sending'], EVERY)) {
      const found = interrupted(check, checkWait(parts.pace, check, parts.vendors.now(), parts.random()));
      if (found) checks.replace(found);
    }
    if (!records.copied) return;
    for (const check of checks.inStates(['queued', 'waiting', 'held', 'needs', 'failed'], EVERY)) {
      const held = heldAsCopied(check);
      if (held) checks.replace(held);
    }
    records.settleIn();
  });
  for (const check of checks.inStates(['waiting'], EVERY)) clock.arm(check);
  for (const lane of laneNames) {
    clock.armLane(lane);
    clock.resume(lane, 'start');
  }
  clock.cutWaits();
  startMinutes(parts, writer, clock, dispatcher.isUnderWay);
  for (const check of checks.inStates(['needs'], EVERY)) sights.seeFor(check);
  dispatcher.wake();
}
