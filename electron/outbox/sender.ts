import type { FaceMatch, LivenessLookup } from '../../shared/check.ts';
import { type Check, vendorOf } from '../../shared/check.ts';
import type { Lane, LaneName } from '../../shared/lane.ts';
import type { AttemptEnd } from '../../shared/outcome.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import type { PictureRecords } from '../records/records.ts';
import type { PictureToSend } from '../vendors/cashfree/request.ts';
import type { LaneAccess } from '../vendors/lane-access.ts';
import { attemptLookup, attemptMatch, newAttempt } from './attempt.ts';
import { followLookup } from './dependents.ts';
import type { Keeper } from './keeper.ts';
import { failuresOf, laneAfter, withoutCredentials } from './lane-machine.ts';
import { accountOf } from './lane-names.ts';
import {
  type AttemptMeasures,
  accountIs,
  beginSending,
  cancel,
  interrupted,
  livenessAttemptEnded,
  matchAttemptEnded,
  pictureDamaged,
  stoppedUnseen,
} from './machine.ts';
import { backOff } from './pace.ts';
import type { OutboxParts } from './parts.ts';

/** A check on its way: from the moment it was chosen until what came of it is on record. */
export interface Flight {
  readonly controller: AbortController;
  readonly lane: LaneName;
  sentBytes: number;
  totalBytes: number;
}

export interface Sender {
  /** Takes one queued check to its vendor and puts on record what came of it. */
  send(id: string, flight: Flight): Promise<void>;
  /** After a fault of our own nobody knows how far an attempt got, so a match is in doubt once it was begun. */
  settleAfterFault(id: string, flight: Flight): Promise<void>;
}

/** The window needs no more than this to draw a moving bar, in milliseconds. */
const PROGRESS_INTERVAL = 100;

export function createSender(parts: OutboxParts, keeper: Keeper): Sender {
  const { records } = parts;

  async function send(id: string, flight: Flight): Promise<void> {
    const { vendor, mode } = flight.lane;
    const access = await parts.access(vendor, mode);
    if (await stoppedBefore(id, flight)) return;
    if (!access.ok) {
      keeper.moveLane(flight.lane, withoutCredentials);
      return;
    }
    const check = records.checks.read(id);
    if (check?.state.name !== 'queued') return;
    if (check.kind === 'livenessLookup') await sendLookup(check, access.value, flight);
    else await sendMatch(check, access.value, flight);
  }

  /** Stopped while the vendor's address was being found out, or the pictures read. */
  async function stoppedBefore(id: string, flight: Flight): Promise<boolean> {
    if (!flight.controller.signal.aborted) return false;
    const check = records.checks.read(id);
    const cancelled = check && cancel(check);
    if (cancelled) await keeper.writtenInTheEnd(`stopping ${id}`, () => replaceWithFollowers(cancelled));
    return true;
  }

  function replaceWithFollowers(check: Check): void {
    records.checks.replace(check);
    if (check.kind === 'livenessLookup') followLookup(records, check);
  }

  async function sendLookup(check: LivenessLookup, access: LaneAccess, flight: Flight): Promise<void> {
    const sending = beginSending(check, newAttempt(check, access, parts.vendors.now()), 0);
    if (!sending || !keeper.keep(sending)) return;
    const watched = { signal: flight.controller.signal, onProgress: () => undefined };
    const { end, measures } = await attemptLookup(
      environmentOf(check),
      access,
      sending,
      picturesOfAnswer(check),
      watched,
    );
    const environment = end.kind === 'answered' ? end.answer.environment : null;
    const wait = waitOf(sending, end);
    await settle({
      sending,
      flight,
      access,
      end,
      environment,
      measures,
      next: (final) => livenessAttemptEnded(sending, final, measures, wait),
    });
  }

  /** An answer is not given up because its pictures find no room. */
  function picturesOfAnswer({ id }: LivenessLookup): Pick<PictureRecords, 'take'> {
    return {
      take: (name, bytes) => keeper.keptInTheEnd(`${name} of ${id}`, () => records.pictures.take(name, bytes)),
    };
  }

  async function sendMatch(entered: FaceMatch, access: LaneAccess, flight: Flight): Promise<void> {
    const check = accountIs(entered, accountOf(access, entered.mode));
    if (!check) return;
    if (check.state.name === 'lost') {
      if (keeper.keep(check)) parts.onSettled(check);
      return;
    }
    const pictures = await picturesToSend(check);
    if (await stoppedBefore(check.id, flight)) return;
    if (!pictures.ok) {
      const damaged = pictureDamaged(check);
      if (damaged && keeper.keep(damaged)) parts.onSettled(damaged);
      return;
    }
    const { first, second } = pictures.value;
    flight.totalBytes = first.bytes.byteLength + second.bytes.byteLength;
    const sending = beginSending(check, newAttempt(check, access, parts.vendors.now()), flight.totalBytes);
    if (!sending || !keeper.keep(sending)) return;
    const watched = { signal: flight.controller.signal, onProgress: progressTeller(check.id, flight) };
    const { end, measures } = await attemptMatch(environmentOf(check), access, sending, pictures.value, watched);
    const wait = waitOf(sending, end);
    await settle({
      sending,
      flight,
      access,
      end,
      environment: null,
      measures,
      next: (final) => matchAttemptEnded(sending, final, measures, wait),
    });
  }

  async function picturesToSend({
    first,
    second,
  }: FaceMatch): Promise<Result<{ readonly first: PictureToSend; readonly second: PictureToSend }, 'damaged'>> {
    if (first.picture === null) return failure('damaged');
    const [one, two] = await Promise.all([records.pictures.read(first.picture.id), records.pictures.read(second.id)]);
    if (!one.ok || !two.ok) return failure('damaged');
    return success({
      first: { ...one.value.picture, bytes: one.value.bytes },
      second: { ...two.value.picture, bytes: two.value.bytes },
    });
  }

  /**
   * The answer and everything that follows from it, in one step, tried until the disk takes it. What a person does
   * meanwhile still counts: each try looks anew.
   */
  async function settle<Answer>(ended: Ended<Answer>): Promise<void> {
    const { sending, flight, measures } = ended;
    const isOutdated = ended.end.kind === 'blocked' && (await isOtherNow(flight.lane, ended.access));
    let settled: Check | null = null;
    let followers: readonly FaceMatch[] = [];
    await keeper.writtenInTheEnd(`settling ${sending.id}`, () => {
      const end = unlessStopped(ended.end, flight.controller.signal.aborted);
      settled = ended.next(end);
      if (!settled) return;
      records.checks.replace(settled);
      followers = settled.kind === 'livenessLookup' ? followLookup(records, settled) : [];
      const lane = records.lanes.read(flight.lane);
      const state = laneAfter(lane, end, ended.environment, laneWaitOf(lane, end));
      // What was refused is not what a person has entered since.
      records.lanes.replace({ ...lane, state: isOutdated ? { name: 'halfOpen', failures: 0 } : state });
    });
    if (!settled) return;
    keeper.arm(settled);
    keeper.armLane(flight.lane);
    // The practice vendors go by this very clock.
    if (measures.clockOffset !== null && sending.mode !== 'practice') parts.onClockOffset(measures.clockOffset);
    for (const { id } of followers) parts.announce(id);
    parts.announceLanes();
    parts.onSettled(settled);
  }

  async function isOtherNow({ vendor, mode }: LaneName, used: LaneAccess): Promise<boolean> {
    const access = await parts.access(vendor, mode);
    if (!access.ok) return false;
    const { baseUrl, clientId, clientSecret } = access.value;
    return baseUrl !== used.baseUrl || clientId !== used.clientId || clientSecret !== used.clientSecret;
  }

  function waitOf(check: Check, end: AttemptEnd<unknown>): number {
    const asked = end.kind === 'retryable' ? end.retryAfter : null;
    return backOff(paceOf(vendorOf(check)), check.tries, asked, parts.random());
  }

  function laneWaitOf(lane: Lane, end: AttemptEnd<unknown>): number {
    const asked = end.kind === 'retryable' ? end.retryAfter : null;
    return backOff(paceOf(lane.vendor), failuresOf(lane.state) + 1, asked, parts.random());
  }

  function paceOf(vendor: LaneName['vendor']) {
    const { first, longest, longestForLookup } = parts.pace;
    return { first, longest: vendor === 'instantPay' ? longestForLookup : longest };
  }

  function environmentOf(check: Check) {
    return check.mode === 'practice' ? parts.practiceVendors : parts.vendors;
  }

  function progressTeller(id: string, flight: Flight): (sentBytes: number) => void {
    let shownAt = 0;
    return (sent) => {
      // The form around the pictures is sent too; the bar is about the pictures.
      flight.sentBytes = Math.min(sent, flight.totalBytes);
      const now = parts.timers.now();
      if (flight.sentBytes < flight.totalBytes && now - shownAt < PROGRESS_INTERVAL) return;
      shownAt = now;
      parts.announce(id);
    };
  }

  return {
    send,
    async settleAfterFault(id, flight) {
      const check = records.checks.read(id);
      if (!check) return;
      const tries = check.state.name === 'sending' ? check.tries : check.tries + 1;
      const wait = backOff(paceOf(vendorOf(check)), tries, null, parts.random());
      const settled = afterFault(check, flight.controller.signal.aborted, wait);
      if (!settled) return;
      await keeper.writtenInTheEnd(`settling ${id}`, () => replaceWithFollowers(settled));
      keeper.arm(settled);
    },
  };
}

/** An attempt that has come to its end, and what the check becomes by it. */
interface Ended<Answer> {
  readonly sending: Check;
  readonly flight: Flight;
  /** What it was sent with. */
  readonly access: LaneAccess;
  readonly end: AttemptEnd<Answer>;
  readonly environment: string | null;
  readonly measures: AttemptMeasures;
  readonly next: (end: AttemptEnd<Answer>) => Check | null;
}

/** A stop that came after the end, and before it was on record: what has no answer does not go again by itself. */
function unlessStopped<Answer>(end: AttemptEnd<Answer>, isStopped: boolean): AttemptEnd<Answer> {
  if (!isStopped || end.kind === 'answered' || end.kind === 'refused' || end.kind === 'stopped') return end;
  return { kind: 'stopped', requestBegan: end.kind === 'ambiguous' };
}

/** What a person has stopped does not go out again by itself, whatever went wrong meanwhile. */
function afterFault(check: Check, isStopped: boolean, wait: number): Check | null {
  if (check.state.name === 'sending') return isStopped ? stoppedUnseen(check) : interrupted(check, wait);
  return isStopped ? cancel(check) : heldBack(check, wait);
}

/** Nothing was sent, and the fault may come again: not at once. */
function heldBack(check: Check, length: number): Check | null {
  if (check.state.name !== 'queued') return null;
  return { ...check, tries: check.tries + 1, state: { name: 'waiting', cause: 'programFault', words: null, length } };
}
