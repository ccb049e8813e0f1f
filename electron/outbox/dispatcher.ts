import type { Check } from '../../shared/check.ts';
import type { LaneName } from '../../shared/lane.ts';
import { createKeeper, GivenUpError, type Keeper } from './keeper.ts';
import { maySend } from './lane-machine.ts';
import { laneKey, laneNames, laneOf } from './lane-names.ts';
import type { OutboxParts } from './parts.ts';
import { delayFor } from './rate-limit.ts';
import { createSender, type Flight } from './sender.ts';

/** Hands queued checks to the vendors, lane by lane. */
export interface Dispatcher
  extends Pick<Keeper, 'lane' | 'remaining' | 'laneRemaining' | 'resume' | 'arm' | 'armLane' | 'cutWaits' | 'guarded'> {
  /** Sends whatever may be sent now. */
  wake(): void;
  /** This check goes next, whatever holds its lane back. */
  hurry(id: string): void;
  /** A pause holds what was hurried before it, too. */
  forgetHurried(): void;
  /** Stops an attempt under way; false if there is none. */
  stop(id: string): boolean;
  isUnderWay(id: string): boolean;
  /** How much of a check has been handed over, of how much; null where it is not under way. */
  progress(id: string): Pick<Flight, 'sentBytes' | 'totalBytes'> | null;
  /** Begins nothing more, and comes back when nothing is under way. */
  quiesce(): Promise<void>;
}

export function createDispatcher(parts: OutboxParts): Dispatcher {
  const { records } = parts;
  const keeper = createKeeper(parts, wake);
  const sender = createSender(parts, keeper);
  const flights = new Map<string, Flight>();
  const hurried = new Set<string>();
  const sentAt = new Map<string, readonly number[]>();
  const idle: (() => void)[] = [];
  let quiet = false;

  function wake(): void {
    if (quiet || keeper.storageRefuses()) return;
    keeper.guarded(() => {
      for (const lane of laneNames) sendFrom(lane);
    });
  }

  function sendFrom(lane: LaneName): void {
    for (let next = nextOf(lane); next; next = nextOf(lane)) {
      const limit = parts.rateLimits[lane.vendor];
      const before = sentAt.get(laneKey(lane)) ?? [];
      const now = parts.timers.now();
      const delay = limit ? delayFor(limit, before, now) : 0;
      if (delay > 0) {
        keeper.later(`rate of ${laneKey(lane)}`, delay);
        return;
      }
      if (limit) sentAt.set(laneKey(lane), [...before, now].slice(-limit.calls));
      begin(next.id, lane);
    }
  }

  function nextOf(lane: LaneName): Check | null {
    const inFlight = [...flights.values()].filter((flight) => laneKey(flight.lane) === laneKey(lane)).length;
    const known = records.lanes.read(lane);
    // A person who hurries a check knows of the pause.
    if (maySend({ ...known, stopped: false }, inFlight, parts.atATime())) {
      const next = nextHurried(lane);
      if (next) return next;
    }
    const may = maySend(known, inFlight, parts.atATime());
    return may ? records.checks.nextQueued(lane, new Set(flights.keys())) : null;
  }

  function nextHurried(lane: LaneName): Check | null {
    for (const id of hurried) {
      const check = records.checks.read(id);
      if (check?.state.name !== 'queued' || flights.has(id)) hurried.delete(id);
      else if (laneKey(laneOf(check)) === laneKey(lane)) return check;
    }
    return null;
  }

  function begin(id: string, lane: LaneName): void {
    const flight: Flight = { controller: new AbortController(), lane, sentBytes: 0, totalBytes: 0 };
    flights.set(id, flight);
    hurried.delete(id);
    void fly(id, flight).finally(() => {
      flights.delete(id);
      if (flights.size === 0) for (const resolve of idle.splice(0)) resolve();
      parts.announce(id);
      wake();
    });
  }

  async function fly(id: string, flight: Flight): Promise<void> {
    try {
      await sender.send(id, flight);
    } catch (error) {
      if (error instanceof GivenUpError) return;
      parts.reportFault(`sending to ${flight.lane.vendor}`, error);
      try {
        await sender.settleAfterFault(id, flight);
      } catch (second) {
        parts.reportFault(`settling after a fault of ${flight.lane.vendor}`, second);
      }
    }
  }

  return {
    lane: keeper.lane,
    remaining: keeper.remaining,
    laneRemaining: keeper.laneRemaining,
    resume: keeper.resume,
    arm: keeper.arm,
    armLane: keeper.armLane,
    cutWaits: keeper.cutWaits,
    guarded: keeper.guarded,
    wake,
    hurry(id) {
      hurried.add(id);
      wake();
    },
    forgetHurried: () => hurried.clear(),
    stop(id) {
      const flight = flights.get(id);
      flight?.controller.abort();
      return flight !== undefined;
    },
    isUnderWay: (id) => flights.has(id),
    progress: (id) => flights.get(id) ?? null,
    async quiesce() {
      quiet = true;
      keeper.giveUp();
      if (flights.size > 0) await new Promise<void>((resolve) => idle.push(resolve));
      keeper.endWaits();
    },
  };
}
