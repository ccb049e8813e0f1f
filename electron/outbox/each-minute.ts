import type { LaneName } from '../../shared/check/lane.ts';
import type { LaneClock } from './lane-clock.ts';
import { laneNames } from './lane-names.ts';
import { isAskedFor } from './machines/lane-machine.ts';
import { LONGEST_TRYING, triedTooLong } from './machines/patience.ts';
import type { OutboxParts } from './parts.ts';
import type { StepWriter } from './step-writer.ts';

const MINUTE = 60_000;

/**
 * Writes down once a minute what has to survive the program's end as a length: no write is made for less.
 *
 * @param isUnderWay whether a check is on its way to its vendor
 */
export function startMinutes(
  parts: OutboxParts,
  writer: StepWriter,
  clock: LaneClock,
  isUnderWay: (id: string) => boolean,
): void {
  const { records } = parts;

  function begin(): void {
    const begun = parts.timers.now();
    clock.later('minute', MINUTE, () => {
      // A computer that slept was not trying.
      pass(Math.min(parts.timers.now() - begun, 2 * MINUTE));
      begin();
    });
  }

  function pass(length: number): void {
    if (writer.refusal() !== null) return;
    writer.guarded(() => {
      for (const name of laneNames) spend(name, length);
      for (const id of records.checks.triedLongerThan(LONGEST_TRYING)) hold(id);
    });
  }

  /** In a lane that sends, its checks are tried; in one that was asked to wait, the wait has become shorter. */
  function spend(name: LaneName, length: number): void {
    const lane = records.lanes.read(name);
    const { state } = lane;
    if (state.name !== 'paused') {
      if (!lane.stopped) records.checks.spendTrying(name, length);
      return;
    }
    const left = clock.laneRemaining(name);
    if (!isAskedFor(state) || left === null || !('length' in state.pause)) return;
    const pause = { ...state.pause, length: Math.ceil(left) };
    records.lanes.replace({ ...lane, state: { ...state, pause } });
  }

  function hold(id: string): void {
    const check = records.checks.read(id);
    const held = check && !isUnderWay(id) ? triedTooLong(check) : null;
    if (held && writer.keep(held)) parts.onEnded(held);
  }

  begin();
}
