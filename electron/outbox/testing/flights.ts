import type { LivenessAnswer, MatchAnswer } from '../../../shared/check/answers.ts';
import type { Check } from '../../../shared/check/check.ts';
import type { Lane, LaneName } from '../../../shared/check/lane.ts';
import { type AttemptEnd, nothingLeft, type TroubleCause, type Vendor } from '../../../shared/check/outcome.ts';
import type { Mode } from '../../../shared/mode.ts';
import { followLookup } from '../dependents.ts';
import { laneKey, laneNames, laneOf } from '../lane-names.ts';
import {
  type Account,
  accountIs,
  beginSending,
  livenessAttemptEnded,
  matchAttemptEnded,
} from '../machines/check-machine.ts';
import {
  failuresOf,
  isAskedFor,
  laneAfter,
  laneMaySend,
  offline,
  withoutCredentials,
} from '../machines/lane-machine.ts';
import { needsProbe } from '../machines/patience.ts';
import { checkWait, USUAL_PACE, waitOfLane } from '../machines/wait-lengths.ts';
import { type Book, noteEnd } from './book.ts';
import type { Desk } from './desk.ts';
import { attemptAt, ENTERED_AT, measures, words } from './samples.ts';
import { refusal, type Vendors, type Wish } from './vendors.ts';

type AnyEnd = AttemptEnd<LivenessAnswer | MatchAnswer>;

/** How far a request has got. `begun`: its attempt is on record, and no byte has left. */
export interface Flight {
  readonly id: string;
  readonly lane: LaneName;
  readonly account: Account;
  phase: 'begun' | 'underWay' | 'processed';
  /** What the vendor said once it had processed it, which may never arrive. */
  reply: AnyEnd | null;
}

/** How an exchange goes on and ends. */
export const plots = [
  'answered',
  'serverErrorProcessed',
  'serverErrorUnprocessed',
  'lostProcessed',
  'lostUnprocessed',
  'silence',
  'captivePortal',
  'unreachable',
  'refused',
  'credentials',
  'balance',
  'address',
  'rateLimited',
  'asksToWait',
  'otherAsksToWait',
  'notFinished',
] as const;
export type Plot = (typeof plots)[number];

export interface Flights {
  readonly under: ReadonlyMap<string, Flight>;
  readonly hurried: Set<string>;
  /** Begins whatever may be sent now. */
  wake(): void;
  /** The first bytes leave. */
  depart(flight: Flight): void;
  /** The vendor has it whole, and does what it does. */
  process(flight: Flight, wish: Wish): void;
  end(flight: Flight, plot: Plot, wish: Wish): void;
  stop(flight: Flight): void;
  /** The program has ended under them. */
  vanish(): void;
}

export interface Surroundings {
  readonly desk: Desk;
  readonly book: Book;
  readonly vendors: Vendors;
  /** Whom a lane sends as; null without credentials. */
  readonly access: (vendor: Vendor, mode: Mode) => Account | null;
  readonly atATime: number;
  readonly random: () => number;
  /** Something else answers at the vendors' addresses whatever is asked. */
  readonly isOccupied: () => boolean;
}

/** What dispatcher.ts and sender.ts do, step by step, so that anything may happen between two of them. */
export function createFlights({ desk, book, vendors, access, atATime, random, isOccupied }: Surroundings): Flights {
  const under = new Map<string, Flight>();
  const hurried = new Set<string>();

  function inFlight(lane: LaneName): number {
    return [...under.values()].filter((flight) => laneKey(flight.lane) === laneKey(lane)).length;
  }

  function isNext(check: Check, lane: LaneName): boolean {
    return check.state.name === 'queued' && !under.has(check.id) && laneKey(laneOf(check)) === laneKey(lane);
  }

  function nextOf(lane: LaneName): Check | undefined {
    const queued = desk.all().filter((check) => isNext(check, lane));
    const hasty = queued.find(({ id }) => hurried.has(id));
    const known = desk.lane(lane);
    if (hasty && laneMaySend({ ...known, stopped: false }, inFlight(lane), atATime)) return hasty;
    return laneMaySend(known, inFlight(lane), atATime) ? queued[0] : undefined;
  }

  function begin(check: Check, lane: LaneName): void {
    const isHurried = hurried.delete(check.id);
    const account = access(lane.vendor, lane.mode);
    if (account === null) {
      desk.moveLane(lane, withoutCredentials);
      return;
    }
    const ready = check.kind === 'faceMatch' ? accountIs(check, account) : check;
    if (ready?.kind === 'faceMatch' && needsProbe(ready) && isOccupied()) {
      const trouble = { kind: 'retryable', cause: 'notTheVendor', ...nothingLeft } as const;
      const known = desk.lane(lane);
      desk.moveLane(lane, offline('notTheVendor', failuresOf(known.state) + 1, laneWaitOf(known, trouble)));
      return;
    }
    const sending = ready && beginSending(ready, attemptAt(ready, account), 18);
    if (!sending) {
      if (ready && ready !== check) desk.put(ready, 'program');
      return;
    }
    book.past.begun.set(check.id, (book.past.begun.get(check.id) ?? 0) + 1);
    book.starts.push({
      check,
      account,
      lane: desk.lane(lane),
      inFlight: inFlight(lane),
      hurried: isHurried,
      isTooEarly: desk.timers.now() < (book.waitsAsked.get(laneKey(lane))?.until ?? 0),
      isBlind: isOccupied() && book.past.foreign.has(check.id),
    });
    desk.put(sending, 'program');
    under.set(check.id, { id: check.id, lane, account, phase: 'begun', reply: null });
  }

  const now = () => new Date(Date.parse(ENTERED_AT) + desk.timers.now());

  function laneWaitOf(lane: Lane, end: AnyEnd): number {
    const newestLookup = lane.vendor === 'instantPay' ? ENTERED_AT : null;
    const remaining = isAskedFor(lane.state) ? desk.waits.remaining(`lane ${laneKey(lane)}`) : null;
    return waitOfLane(USUAL_PACE, lane, end, { newestLookup, remaining, now: now() }, random());
  }

  function checkOf({ id }: Flight): Check {
    const check = desk.checks.read(id);
    if (!check) throw new Error('a check vanished while it was being sent');
    return check;
  }

  function depart(flight: Flight): void {
    if (flight.phase === 'begun') flight.phase = 'underWay';
  }

  function process(flight: Flight, wish: Wish): void {
    if (flight.phase === 'processed') return;
    flight.phase = 'processed';
    const check = checkOf(flight);
    if (check.kind === 'livenessLookup') book.automatic.set(check.id, (book.automatic.get(check.id) ?? 0) + 1);
    flight.reply = vendors.process(check, flight.account, wish);
  }

  function settle(flight: Flight, end: AnyEnd): void {
    const before = checkOf(flight);
    const wait = checkWait(USUAL_PACE, before, now(), random());
    const after =
      before.kind === 'livenessLookup'
        ? livenessAttemptEnded(before, end as AttemptEnd<LivenessAnswer>, measures, wait)
        : matchAttemptEnded(before, end as AttemptEnd<MatchAnswer>, measures, wait);
    if (!after) throw new Error('an attempt ended that was never begun');
    const lane = desk.lane(flight.lane);
    const environment = end.kind === 'answered' && 'environment' in end.answer ? end.answer.environment : null;
    const state = laneAfter(lane, end, environment, laneWaitOf(lane, end));
    book.ends.push({ before, after, end });
    noteEnd(book, flight.lane, before, end, desk.timers.now());
    desk.put(after, end.kind === 'stopped' ? 'person' : 'program');
    if (after.kind === 'livenessLookup') followLookup(desk, after, () => false);
    if (state !== lane.state) desk.moveLane(flight.lane, state);
    desk.arm(after);
    under.delete(flight.id);
  }

  function endOf(flight: Flight, plot: Plot, wish: Wish): AnyEnd {
    const isLookup = checkOf(flight).kind === 'livenessLookup';
    const retryable = (cause: TroubleCause) => ({ kind: 'retryable', cause, ...nothingLeft }) as const;
    const broken = (cause: TroubleCause) =>
      isLookup ? retryable(cause) : ({ kind: 'ambiguous', cause, ...nothingLeft } as const);
    if (plot === 'answered' || plot === 'serverErrorProcessed' || plot === 'lostProcessed') process(flight, wish);
    if (plot === 'serverErrorProcessed') return broken('serverError');
    if (plot === 'silence') return broken('silence');
    if (plot === 'lostProcessed' || plot === 'lostUnprocessed') return broken('connectionLost');
    // Once it has decided, the vendor says nothing else.
    if (flight.reply) return flight.reply;
    if (plot === 'unreachable') return flight.phase === 'begun' ? retryable('hostNotFound') : broken('connectionLost');
    if (plot === 'captivePortal') return { ...broken('notTheVendor'), answeredBy: 'other' };
    if (plot === 'otherAsksToWait') {
      return { ...broken('notTheVendor'), answeredBy: 'other', retryAfter: 3_600_000 };
    }
    if (plot === 'asksToWait') return { ...broken('serverError'), words, answeredBy: 'vendor', retryAfter: 1_800_000 };
    if (plot === 'refused') return refusal(isLookup ? 'inputRefused' : 'firstImageRefused');
    if (plot === 'rateLimited') return { ...retryable('rateLimited'), words, retryAfter: 5_000, answeredBy: 'vendor' };
    if (plot === 'notFinished' && isLookup) return { ...retryable('sessionNotFinished'), words, answeredBy: 'vendor' };
    if (plot === 'credentials' || plot === 'balance' || plot === 'address') {
      return { kind: 'blocked', cause: plot, words };
    }
    return broken('serverError');
  }

  return {
    under,
    hurried,
    wake() {
      for (const lane of laneNames) {
        for (let next = nextOf(lane); next; next = nextOf(lane)) begin(next, lane);
      }
    },
    depart,
    process,
    end: (flight, plot, wish) => settle(flight, endOf(flight, plot, wish)),
    stop(flight) {
      const requestBegan = flight.phase !== 'begun';
      if (requestBegan && checkOf(flight).kind === 'faceMatch') book.past.stopped.add(flight.id);
      settle(flight, { kind: 'stopped', requestBegan });
    },
    vanish() {
      under.clear();
      hurried.clear();
    },
  };
}
