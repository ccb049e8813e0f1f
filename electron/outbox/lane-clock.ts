import type { Check } from '../../shared/check/check.ts';
import type { Lane, LaneName, LaneState } from '../../shared/check/lane.ts';
import { type AttemptEnd, nothingLeft, type TroubleCause } from '../../shared/check/outcome.ts';
import type { Knocks } from './knocks.ts';
import { laneKey, laneOf } from './lane-names.ts';
import { waitOver } from './machines/check-machine.ts';
import {
  failuresOf,
  isAskedFor,
  isOffline,
  laneResumed,
  laneWait,
  offline,
  type ResumeReason,
} from './machines/lane-machine.ts';
import type { Waits } from './machines/timers.ts';
import { backOff, waitOfLane } from './machines/wait-lengths.ts';
import type { OutboxParts } from './parts.ts';
import { STORAGE_RETRY, STORAGE_WAIT, type StepWriter } from './step-writer.ts';

/** Moves lanes on, and keeps their waits and those of checks: lengths on a clock that never jumps. */
export type LaneClock = ReturnType<typeof createLaneClock>;

/** @param wake sends whatever may be sent now */
export function createLaneClock(
  parts: OutboxParts,
  writer: StepWriter,
  waits: Waits,
  knocks: Knocks,
  wake: () => void,
) {
  const { records } = parts;
  const { written, keep, guarded } = writer;
  /** Of lanes that are offline on record, as they are by now: knocking in vain changes no more than how often, and how long to wait. */
  const knockedAt = new Map<string, LaneState>();

  const waitOf = (name: LaneName) => `lane ${laneKey(name)}`;

  function stateOf(name: LaneName): LaneState {
    return knockedAt.get(laneKey(name)) ?? records.lanes.read(name).state;
  }

  /** False where the disk refused. */
  function moveLane(name: LaneName, state: LaneState): boolean {
    const kept = written(() => records.lanes.replace({ ...records.lanes.read(name), state }));
    if (!kept) return false;
    armLane(name);
    parts.announceLanes();
    return true;
  }

  /** False where the disk refused. A lane that was offline is knocked at first, unless a person wants it tried. */
  function resume(name: LaneName, reason: ResumeReason): boolean {
    const state = stateOf(name);
    const resumed = laneResumed(state, reason);
    if (resumed === null) return true;
    if (!isOffline(state) || !byItself.has(reason) || !knocks.areWanted(name)) return moveLane(name, resumed);
    waits.end(waitOf(name));
    knocks.begin(name, (cause) => {
      untilKept(waitOf(name), () => (cause === null ? moveLane(name, resumed) : stayOffline(name, cause, resumed)));
    });
    return true;
  }

  /** Nothing is written unless the reason is another. False where the disk refused. */
  function stayOffline(name: LaneName, cause: TroubleCause, since: LaneState): boolean {
    const known = records.lanes.read(name);
    const wait = waitAfter({ ...known, state: since }, { kind: 'retryable', cause, ...nothingLeft });
    const state = offline(cause, failuresOf(since) + 1, wait);
    if (!isOffline(known.state) || known.state.pause.cause !== cause) return moveLane(name, state);
    knockedAt.set(laneKey(name), state);
    beginWait(name, state);
    parts.announceLanes();
    return true;
  }

  /** What a lane waits for after this end, in milliseconds. */
  function waitAfter(lane: Lane, end: AttemptEnd<unknown>): number {
    const newestLookup = lane.vendor === 'instantPay' ? records.checks.newestMoving(lane) : null;
    const remaining = isAskedFor(lane.state) ? laneRemaining(lane) : null;
    return waitOfLane(parts.pace, lane, end, { newestLookup, remaining, now: parts.vendors.now() }, parts.random());
  }

  /** Now, and again in a while for as long as the disk refuses. */
  function untilKept(name: string, work: () => boolean): void {
    let isDone = false;
    guarded(() => {
      isDone = work();
    });
    if (!isDone) inTime(name, STORAGE_RETRY, work);
    wake();
  }

  function inTime(name: string, length: number, work: () => boolean, isAsked = false): void {
    waits.begin(name, length, () => untilKept(name, work), isAsked);
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

  /** The same for a lane, which has just been put on record. */
  function armLane(name: LaneName): void {
    knockedAt.delete(laneKey(name));
    knocks.end(name);
    beginWait(name, records.lanes.read(name).state);
  }

  function beginWait(name: LaneName, state: LaneState): void {
    const length = laneWait(state);
    if (length === null) waits.end(waitOf(name));
    else inTime(waitOf(name), length, () => resume(name, 'time'), isAskedFor(state));
  }

  /** A lookup was entered whose session may live still: its lane, if offline, is tried again soon. */
  function hasten(name: LaneName): void {
    const state = stateOf(name);
    const longest = parts.pace.longestForLookup;
    if (!isOffline(state) || (waits.remaining(waitOf(name)) ?? 0) <= longest) return;
    const soon = backOff({ first: parts.pace.first, longest }, failuresOf(state), null, parts.random());
    inTime(waitOf(name), soon, () => resume(name, 'time'));
  }

  function laneRemaining(name: LaneName): number | null {
    if (writer.refusal() !== null) return waits.remaining(STORAGE_WAIT);
    return knocks.isUnderWay(name) ? 0 : waits.remaining(waitOf(name));
  }

  return {
    moveLane,
    resume,
    arm,
    armLane,
    waitAfter,
    /** Calls back after a while, once; without anything else to do, to send what may be sent. */
    later: (name: string, length: number, work = wake) => waits.begin(name, length, work),
    /** The lane as it is, with what can't be on record: that the records themselves can't be written. */
    lane(name: LaneName): Lane {
      const known = { ...records.lanes.read(name), state: stateOf(name) };
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

/** What may set a lane going without anybody's having asked for it. */
const byItself: ReadonlySet<ResumeReason> = new Set(['network', 'start', 'time']);
