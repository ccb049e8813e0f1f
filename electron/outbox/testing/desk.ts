import type { Check, FaceMatch } from '../../../shared/check/check.ts';
import type { Lane, LaneName, LaneState } from '../../../shared/check/lane.ts';
import { laneKey, laneNames } from '../lane-names.ts';
import { waitOver } from '../machines/check-machine.ts';
import { isAskedFor, laneResumed, laneWait, type ResumeReason } from '../machines/lane-machine.ts';
import { createWaits, type Waits } from '../machines/timers.ts';
import type { Actor, Book } from './book.ts';
import { type FakeTimers, fakeTimers } from './timers.ts';

/** What outlives a crash. */
export interface Disk {
  readonly checks: Map<string, Check>;
  readonly lanes: Map<string, Lane>;
}

/** Records and waits as step-writer.ts and lane-clock.ts have them, without a database. */
export interface Desk {
  readonly disk: Disk;
  readonly timers: FakeTimers;
  readonly waits: Waits;
  readonly checks: {
    read(id: string): Check | null;
    needing(lookupId: string): readonly FaceMatch[];
    replace(check: Check): void;
  };
  all(): readonly Check[];
  put(check: Check, by: Actor): void;
  remove(id: string): void;
  lane(name: LaneName): Lane;
  putLane(lane: Lane): void;
  moveLane(name: LaneName, state: LaneState): void;
  resume(name: LaneName, reason: ResumeReason): void;
  arm(check: Check): void;
  armLane(name: LaneName): void;
  copyOfDisk(): Disk;
  /** The program has ended, and begins anew with these records. */
  restart(disk: Disk): void;
}

export function createDesk(book: Book): Desk {
  let disk: Disk = {
    checks: new Map(),
    lanes: new Map(laneNames.map((name) => [laneKey(name), { ...name, state: { name: 'open' }, stopped: false }])),
  };
  const timers = fakeTimers();
  const waits = createWaits(timers);

  function put(check: Check, by: Actor): void {
    book.steps.push({ from: disk.checks.get(check.id) ?? null, to: check, by });
    disk.checks.set(check.id, check);
  }

  function lane(name: LaneName): Lane {
    const found = disk.lanes.get(laneKey(name));
    if (!found) throw new Error(`no lane is named ${laneKey(name)}`);
    return found;
  }

  function moveLane(name: LaneName, state: LaneState): void {
    disk.lanes.set(laneKey(name), { ...lane(name), state });
    armLane(name);
  }

  function resume(name: LaneName, reason: ResumeReason): void {
    const state = laneResumed(lane(name).state, reason);
    if (state) moveLane(name, state);
  }

  function arm({ id, state }: Check): void {
    if (state.name !== 'waiting') return;
    waits.begin(`check ${id}`, state.length, () => {
      const current = disk.checks.get(id);
      const queued = current && waitOver(current);
      if (queued) put(queued, 'program');
    });
  }

  function armLane(name: LaneName): void {
    const length = laneWait(lane(name).state);
    const wait = `lane ${laneKey(name)}`;
    if (length === null) waits.end(wait);
    else waits.begin(wait, length, () => resume(name, 'time'), isAskedFor(lane(name).state));
  }

  const needing = (lookupId: string) =>
    [...disk.checks.values()].filter(
      (check): check is FaceMatch =>
        check.kind === 'faceMatch' &&
        check.state.name === 'needs' &&
        check.first.from === 'lookup' &&
        check.first.lookup === lookupId,
    );

  return {
    get disk() {
      return disk;
    },
    timers,
    waits,
    checks: { read: (id) => disk.checks.get(id) ?? null, needing, replace: (check) => put(check, 'program') },
    all: () => [...disk.checks.values()],
    put,
    remove(id) {
      book.steps.push({ from: disk.checks.get(id) ?? null, to: null, by: 'person' });
      disk.checks.delete(id);
    },
    lane,
    putLane: (changed) => void disk.lanes.set(laneKey(changed), changed),
    moveLane,
    resume,
    arm,
    armLane,
    copyOfDisk: () => ({ checks: new Map(disk.checks), lanes: new Map(disk.lanes) }),
    restart(begun) {
      waits.endAll();
      disk = { checks: new Map(begun.checks), lanes: new Map(begun.lanes) };
    },
  };
}
