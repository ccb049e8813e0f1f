import type { Check } from '../../shared/check.ts';
import type { Lane, LaneName, LaneState } from '../../shared/lane.ts';
import { storageTrouble } from '../records/storage-trouble.ts';
import { laneResumed, laneWait, type ResumeReason } from './lane-machine.ts';
import { laneKey, laneOf } from './lane-names.ts';
import { waitOver } from './machine.ts';
import type { OutboxParts } from './parts.ts';
import { createWaits } from './waits.ts';

/**
 * Puts the steps of checks and lanes on record, and keeps their waits. Where the disk refuses, every lane is paused
 * until it takes something again: nothing may be sent that could not be written down.
 */
export interface Keeper {
  /** False where the disk refused: then nothing has changed. */
  written(work: () => void): boolean;
  /** One check's next self. */
  keep(check: Check): boolean;
  /** Tried until the disk takes it. */
  writtenInTheEnd(name: string, work: () => void): Promise<void>;
  /** The same for what is kept beside the records: a picture's file. */
  keptInTheEnd<Value>(name: string, work: () => Promise<Value>): Promise<Value>;
  /** Runs what reads the records; whatever can't be read now is tried again in a while. */
  guarded(work: () => void): void;
  storageRefuses(): boolean;
  /** Both false where the disk refused. */
  moveLane(name: LaneName, state: LaneState): boolean;
  resume(name: LaneName, reason: ResumeReason): boolean;
  /** Begins the wait that is on record with a check, or with a lane. */
  arm(check: Check): void;
  armLane(name: LaneName): void;
  /** Calls back after a while, once. */
  later(name: string, length: number): void;
  /** The lane as it is, with what can't be on record: that the records themselves can't be written. */
  lane(name: LaneName): Lane;
  /** Milliseconds until a check, or its lane, goes on by itself; null where neither waits for a time. */
  remaining(check: Check): number | null;
  laneRemaining(name: LaneName): number | null;
  cutWaits(): void;
  endWaits(): void;
  /** What is being tried until the disk takes it is tried once more, and then given up. */
  giveUp(): void;
}

/** The disk never took it. What was sent is found as interrupted at the next start. */
export class GivenUpError extends Error {}

/** Until records that could not be written are tried again, in milliseconds. */
const STORAGE_RETRY = 5_000;

/** @param wake sends whatever may be sent now */
export function createKeeper(parts: OutboxParts, wake: () => void): Keeper {
  const { records } = parts;
  const waits = createWaits(parts.timers);
  const ending = Promise.withResolvers<void>();
  let isEnding = false;
  let refusal: 'full' | 'refused' | null = null;

  function guarded(work: () => void): void {
    try {
      work();
    } catch (error) {
      refuse(error);
    }
  }

  /** @throws what is no trouble of the disk's */
  function refuse(error: unknown): void {
    const trouble = storageTrouble(error);
    if (trouble === null) throw error;
    refusal = trouble;
    waits.begin('storage', STORAGE_RETRY, () => {
      refusal = null;
      parts.announceLanes();
      wake();
    });
    parts.announceLanes();
  }

  function written(work: () => void): boolean {
    try {
      records.step(work);
      return true;
    } catch (error) {
      refuse(error);
      return false;
    }
  }

  function keep(check: Check): boolean {
    const kept = written(() => records.checks.replace(check));
    if (kept) parts.announce(check.id);
    return kept;
  }

  function moveLane(name: LaneName, state: LaneState): boolean {
    const kept = written(() => records.lanes.replace({ ...records.lanes.read(name), state }));
    if (!kept) return false;
    armLane(name);
    parts.announceLanes();
    return true;
  }

  function resume(name: LaneName, reason: ResumeReason): boolean {
    const state = laneResumed(records.lanes.read(name).state, reason);
    return state === null || moveLane(name, state);
  }

  /** After a wait; and then again in a while, for as long as the disk refuses. */
  function inTime(name: string, length: number, work: () => boolean): void {
    waits.begin(name, length, () => {
      let isDone = false;
      guarded(() => {
        isDone = work();
      });
      if (!isDone) inTime(name, STORAGE_RETRY, work);
      wake();
    });
  }

  function arm(check: Check): void {
    if (check.state.name !== 'waiting') return;
    const { id } = check;
    inTime(`check ${id}`, check.state.length, () => {
      const current = records.checks.read(id);
      const queued = current && waitOver(current);
      return queued === null || keep(queued);
    });
  }

  function armLane(name: LaneName): void {
    const length = laneWait(records.lanes.read(name).state);
    if (length === null) waits.end(`lane ${laneKey(name)}`);
    else inTime(`lane ${laneKey(name)}`, length, () => resume(name, 'time'));
  }

  /** @throws GivenUpError */
  async function aWhile(name: string): Promise<void> {
    if (isEnding) throw new GivenUpError('the disk did not take it before the end');
    await Promise.race([new Promise<void>((resolve) => waits.begin(name, STORAGE_RETRY, resolve)), ending.promise]);
  }

  const laneRemaining = (name: LaneName) => waits.remaining(refusal === null ? `lane ${laneKey(name)}` : 'storage');

  return {
    written,
    keep,
    async writtenInTheEnd(name, work) {
      while (!written(work)) await aWhile(name);
    },
    async keptInTheEnd(name, work) {
      for (;;) {
        try {
          return await work();
        } catch (error) {
          refuse(error);
        }
        await aWhile(name);
      }
    },
    guarded,
    storageRefuses: () => refusal !== null,
    moveLane,
    resume,
    arm,
    armLane,
    later: (name, length) => waits.begin(name, length, wake),
    lane(name): Lane {
      const known = records.lanes.read(name);
      if (refusal === null) return known;
      const pause = { reason: 'storage', trouble: refusal, length: STORAGE_RETRY } as const;
      return { ...known, state: { name: 'paused', pause } };
    },
    remaining(check) {
      if (check.state.name === 'waiting') return waits.remaining(`check ${check.id}`);
      return check.state.name === 'queued' ? laneRemaining(laneOf(check)) : null;
    },
    laneRemaining,
    cutWaits: () => waits.cutTo(parts.pace.longest),
    endWaits: waits.endAll,
    giveUp() {
      isEnding = true;
      ending.resolve();
    },
  };
}
