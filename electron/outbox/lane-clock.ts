import type { Check } from '../../shared/check/check.ts';
import type { Lane, LaneName, LaneState } from '../../shared/check/lane.ts';
import { laneKey, laneOf } from './lane-names.ts';
import { waitOver } from './machines/check-machine.ts';
import { isAskedFor, laneResumed, laneWait, type ResumeReason } from './machines/lane-machine.ts';
import type { Waits } from './machines/timers.ts';
import { backOff } from './machines/wait-lengths.ts';
import type { OutboxParts } from './parts.ts';
import { STORAGE_RETRY, STORAGE_WAIT, type StepWriter } from './step-writer.ts';

/** Moves lanes on, and keeps their waits and those of checks: lengths on a clock that never jumps. */
export type LaneClock = ReturnType<typeof createLaneClock>;

/** @param wake sends whatever may be sent now */
export function createLaneClock(parts: OutboxParts, writer: StepWriter, waits: Waits, wake: () => void) {
  const { records } = parts;
  const { written, keep, guarded } = writer;

  /** False where the disk refused. */
  function moveLane(name: LaneName, state: LaneState): boolean {
    const kept = written(() => records.lanes.replace({ ...records.lanes.read(name), state }));
    if (!kept) return false;
    armLane(name);
    parts.announceLanes();
    return true;
  }

  /** False where the disk refused. */
  function resume(name: LaneName, reason: ResumeReason): boolean {
    const state = laneResumed(records.lanes.read(name).state, reason);
    return state === null || moveLane(name, state);
  }

  /** After a wait; and then again in a while, for as long as the disk refuses. */
  function inTime(name: string, length: number, work: () => boolean, isAsked = false): void {
    const tryIt = () => {
      let isDone = false;
      guarded(() => {
        isDone = work();
      });
      if (!isDone) inTime(name, STORAGE_RETRY, work);
      wake();
    };
    waits.begin(name, length, tryIt, isAsked);
  }

  /** Begins the wait that is on record with a check. */
  function arm(check: Check): void {
    if (check.state.name !== 'waiting') return;
    const { id } = check;
    inTime(`check ${id}`, check.state.length, () => {
      const current = records.checks.read(id);
      const queued = current && waitOver(current);
      return queued === null || keep(queued);
    });
  }

  /** The same for a lane. */
  function armLane(name: LaneName): void {
    const { state } = records.lanes.read(name);
    const length = laneWait(state);
    if (length === null) waits.end(`lane ${laneKey(name)}`);
    else inTime(`lane ${laneKey(name)}`, length, () => resume(name, 'time'), isAskedFor(state));
  }

  /** A lookup was entered whose session may live still: its lane, if offline, is tried again soon. */
  function hasten(name: LaneName): void {
    const { state } = records.lanes.read(name);
    const longest = parts.pace.longestForLookup;
    if (state.name !== 'paused' || state.pause.reason !== 'offline') return;
    if ((waits.remaining(`lane ${laneKey(name)}`) ?? 0) <= longest) return;
    const soon = backOff({ first: parts.pace.first, longest }, state.pause.failures, null, parts.random());
    inTime(`lane ${laneKey(name)}`, soon, () => resume(name, 'time'));
  }

  const laneRemaining = (name: LaneName) =>
    waits.remaining(writer.refusal() === null ? `lane ${laneKey(name)}` : STORAGE_WAIT);

  return {
    moveLane,
    resume,
    arm,
    armLane,
    /** Calls back after a while, once; without anything else to do, to send what may be sent. */
    later: (name: string, length: number, work = wake) => waits.begin(name, length, work),
    /** The lane as it is, with what can't be on record: that the records themselves can't be written. */
    lane(name: LaneName): Lane {
      const known = records.lanes.read(name);
      const trouble = writer.refusal();
      if (trouble === null) return known;
      return { ...known, state: { name: 'paused', pause: { reason: 'storage', trouble, length: STORAGE_RETRY } } };
    },
    /** Milliseconds until a check, or its lane, goes on by itself; null where neither waits for a time. */
    remaining(check: Check) {
      if (check.state.name === 'waiting') return waits.remaining(`check ${check.id}`);
      return check.state.name === 'queued' ? laneRemaining(laneOf(check)) : null;
    },
    laneRemaining,
    hasten: (name: LaneName) => guarded(() => hasten(name)),
    cutWaits: () => waits.cutTo(parts.pace.longest),
  };
}
