import type { Check, FaceMatch, LivenessLookup } from '../../shared/check/check.ts';
import type { LaneName, LaneState } from '../../shared/check/lane.ts';
import { picturesOf } from '../../shared/check/of-a-check.ts';
import { type AttemptEnd, nothingLeft } from '../../shared/check/outcome.ts';
import type { Picture } from '../../shared/picture/picture.ts';
import { pictureMaySend } from '../../shared/picture/sight.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import type { PictureToSend } from '../vendors/cashfree/request.ts';
import type { KeepPicture } from '../vendors/instantpay/client.ts';
import type { LaneAccess } from '../vendors/lane-access.ts';
import { oneAfterAnother } from '../work/in-turn.ts';
import { type AttemptResult, environmentIn, measured, newAttempt, unlessStopped } from './attempt.ts';
import { followLookup } from './dependents.ts';
import type { LaneClock } from './lane-clock.ts';
import { accountOf } from './lane-names.ts';
import {
  accountIs,
  beginSending,
  cancel,
  interrupted,
  livenessAttemptEnded,
  matchAttemptEnded,
  pictureDamaged,
  pictureUnshown,
  stoppedUnseen,
} from './machines/check-machine.ts';
import { failuresOf, laneAfter, offline, withoutCredentials } from './machines/lane-machine.ts';
import { needsProbe } from './machines/patience.ts';
import { checkWait } from './machines/wait-lengths.ts';
import type { Questions } from './new-checks/ask-before-entry.ts';
import type { OutboxParts } from './parts.ts';
import type { Sights } from './sights.ts';
import type { StepWriter } from './step-writer.ts';

/** A check on its way: from the moment it was chosen until what came of it is on record. */
export interface AttemptInFlight {
  readonly controller: AbortController;
  readonly lane: LaneName;
  sentBytes: number;
  totalBytes: number;
}

/** What of the outbox's own parts it works with. */
export interface SenderTools {
  readonly writer: StepWriter;
  readonly clock: LaneClock;
  readonly sights: Sights;
  readonly questions: Questions;
}

/** The window needs no more than this to draw a moving bar, in milliseconds. */
const PROGRESS_INTERVAL = 100;

type Clients = typeof import('../vendors/clients.ts');

export function createSender(parts: OutboxParts, { writer, clock, sights, questions: { mustAsk } }: SenderTools) {
  const { records } = parts;
  /** Matches that are made ready side by side go out together, are answered together, and so on for ever, with nothing to do in between. */
  const inTurn = oneAfterAnother();

  /** Takes one queued check to its vendor and puts on record what came of it. */
  async function send(id: string, attempt: AttemptInFlight): Promise<void> {
    const { vendor, mode } = attempt.lane;
    const [access, clients] = await Promise.all([parts.access(vendor, mode), import('../vendors/clients.ts')]);
    if (await stoppedBefore(id, attempt)) return;
    if (!access.ok) {
      clock.moveLane(attempt.lane, withoutCredentials);
      return;
    }
    let check = records.checks.read(id);
    // Of an earlier build, which did not look: nothing goes out unseen.
    if (check?.kind === 'faceMatch' && hasUnseen(check)) {
      await sights.see(id);
      if (await stoppedBefore(id, attempt)) return;
      check = records.checks.read(id);
    }
    if (check?.state.name !== 'queued') return;
    if (check.kind === 'livenessLookup') await sendLookup(check, access.value, attempt, clients);
    else await sendMatch(check, access.value, attempt, clients);
  }

  /** Stopped while the vendor's address was being found out, or the pictures read. */
  async function stoppedBefore(id: string, attempt: Pick<AttemptInFlight, 'controller'>): Promise<boolean> {
    if (!attempt.controller.signal.aborted) return false;
    const check = records.checks.read(id);
    const cancelled = check && cancel(check);
    if (cancelled) await writer.writtenInTheEnd(`stopping ${id}`, () => replaceWithFollowers(cancelled));
    return true;
  }

  function replaceWithFollowers(check: Check): void {
    records.checks.replace(check);
    if (check.kind === 'livenessLookup') followLookup(records, check, mustAsk);
  }

  async function sendLookup(
    check: LivenessLookup,
    access: LaneAccess,
    attempt: AttemptInFlight,
    { lookUpLiveness }: Clients,
  ): Promise<void> {
    const sending = beginSending(check, newAttempt(check, access, parts.vendors.now()), 0);
    if (!sending || !writer.keep(sending)) return;
    const watched = { signal: attempt.controller.signal, onProgress: () => undefined };
    const environment = environmentOf(check);
    const came = await measured(environment, watched, (watch) =>
      lookUpLiveness(environment, access, sending, keepsPicturesOf(check), watch),
    );
    const wait = waitOf(sending);
    const next = (end: typeof came.end) => livenessAttemptEnded(sending, end, came.measures, wait);
    await putOnRecord({ sending, attempt, access, came, next });
  }

  /** An answer is not given up because its pictures find no room. */
  function keepsPicturesOf({ id }: LivenessLookup): KeepPicture {
    return (name, bytes) => writer.keptInTheEnd(`${name} of ${id}`, () => records.pictures.take(name, bytes));
  }

  async function sendMatch(
    entered: FaceMatch,
    access: LaneAccess,
    attempt: AttemptInFlight,
    clients: Clients,
  ): Promise<void> {
    const check = accountIs(entered, accountOf(access, entered.mode));
    if (!check) return;
    if (check.state.name === 'lost') {
      if (writer.keep(check)) parts.onEnded(check);
      return;
    }
    if (needsProbe(check) && !(await answersItself(check, access, attempt, clients))) return;
    const pictures = await inTurn(() => picturesToSend(check));
    if (await stoppedBefore(check.id, attempt)) return;
    if (!pictures.ok) {
      const failed = pictures.error === 'damaged' ? pictureDamaged(check) : pictureUnshown(check);
      if (failed && writer.keep(failed)) parts.onEnded(failed);
      return;
    }
    const { first, second } = pictures.value;
    attempt.totalBytes = first.bytes.byteLength + second.bytes.byteLength;
    const sending = beginSending(check, newAttempt(check, access, parts.vendors.now()), attempt.totalBytes);
    if (!sending || !writer.keep(sending)) return;
    const watched = { signal: attempt.controller.signal, onProgress: progressTeller(check.id, attempt) };
    const environment = environmentOf(check);
    const question = { verificationId: check.verificationId, threshold: check.threshold, ...pictures.value };
    const came = await measured(environment, watched, (watch) =>
      clients.matchFaces(environment, access, question, watch),
    );
    const wait = waitOf(sending);
    const next = (end: typeof came.end) => matchAttemptEnded(sending, end, came.measures, wait);
    await putOnRecord({ sending, attempt, access, came, next });
  }

  /** Where something else has answered for Cashfree, Cashfree itself is found there before pictures go again. */
  async function answersItself(
    check: FaceMatch,
    access: LaneAccess,
    { controller, lane }: AttemptInFlight,
    { isCashfree, probeCashfree }: Clients,
  ): Promise<boolean> {
    const seen = await probeCashfree(environmentOf(check), access, controller.signal);
    if (await stoppedBefore(check.id, { controller })) return false;
    if (isCashfree(seen)) return true;
    const cause = seen.result === 'noAnswer' ? seen.cause : 'notTheVendor';
    const trouble = { kind: 'retryable', cause, ...nothingLeft } as const;
    const known = records.lanes.read(lane);
    clock.moveLane(lane, offline(cause, failuresOf(known.state) + 1, clock.waitAfter(known, trouble)));
    return false;
  }

  async function picturesToSend(
    check: FaceMatch,
  ): Promise<Result<{ readonly first: PictureToSend; readonly second: PictureToSend }, 'damaged' | 'unshown'>> {
    const { first, second } = check;
    if (first.picture === null) return failure('damaged');
    const [one, two] = await Promise.all([records.pictures.read(first.picture.id), records.pictures.read(second.id)]);
    if (!one.ok || !two.ok) return failure('damaged');
    const [toSend, alongside] = [one.value, two.value].map((read) => pictureToSend(read, check.maybeProcessed));
    return toSend && alongside ? success({ first: toSend, second: alongside }) : failure('unshown');
  }

  /**
   * The answer and everything that follows from it, in one step, tried until the disk takes it. What a person does
   * meanwhile still counts: each try looks anew.
   */
  async function putOnRecord<Answer extends object>(ended: Ended<Answer>): Promise<void> {
    const { sending, attempt, came } = ended;
    const isOutdated = came.end.kind === 'blocked' && (await isOtherNow(attempt.lane, ended.access));
    let next: Check | null = null;
    let followers: readonly FaceMatch[] = [];
    let hasMoved = false;
    await writer.writtenInTheEnd(`the end of ${sending.id}`, () => {
      const end = unlessStopped(came.end, attempt.controller.signal.aborted);
      next = ended.next(end);
      if (!next) return;
      records.checks.replace(next);
      followers = next.kind === 'livenessLookup' ? followLookup(records, next, mustAsk) : [];
      const lane = records.lanes.read(attempt.lane);
      const after = laneAfter(lane, end, environmentIn(end), clock.waitAfter(lane, end));
      // What was refused is not what a person has entered since.
      const state: LaneState = isOutdated ? { name: 'halfOpen', failures: 0 } : after;
      hasMoved = state !== lane.state;
      records.lanes.replace({ ...lane, state });
    });
    if (!next) return;
    clock.arm(next);
    if (hasMoved) clock.armLane(attempt.lane);
    // The practice vendors go by this very clock.
    const { clockOffset } = came.measures;
    if (clockOffset !== null && sending.mode !== 'practice') parts.onClockOffset(clockOffset);
    for (const { id } of followers) parts.announce(id);
    parts.onEnded(next);
    // On record first, as its session dies; nobody waits for this, and the lane goes on.
    if (hasUnseen(next)) void sights.see(sending.id);
  }

  async function isOtherNow({ vendor, mode }: LaneName, used: LaneAccess): Promise<boolean> {
    const access = await parts.access(vendor, mode);
    if (!access.ok) return false;
    const { baseUrl, clientId, clientSecret } = access.value;
    return baseUrl !== used.baseUrl || clientId !== used.clientId || clientSecret !== used.clientSecret;
  }

  function waitOf(check: Check): number {
    return checkWait(parts.pace, check, parts.vendors.now(), parts.random());
  }

  function environmentOf(check: Check) {
    return check.mode === 'practice' ? parts.practiceVendors : parts.vendors;
  }

  function progressTeller(id: string, attempt: AttemptInFlight): (sentBytes: number) => void {
    let shownAt = parts.timers.now();
    return (sent) => {
      // The form around the pictures is sent too; the bar is about the pictures.
      const sentBytes = Math.min(sent, attempt.totalBytes);
      if (sentBytes === attempt.sentBytes) return;
      attempt.sentBytes = sentBytes;
      const now = parts.timers.now();
      if (attempt.sentBytes < attempt.totalBytes && now - shownAt < PROGRESS_INTERVAL) return;
      shownAt = now;
      parts.announce(id);
    };
  }

  return {
    send,
    /** After a fault of our own nobody knows how far an attempt got, so a match is in doubt once it was begun. */
    async recordFault(id: string, attempt: AttemptInFlight) {
      const check = records.checks.read(id);
      if (!check) return;
      const tries = check.state.name === 'sending' ? check.tries : check.tries + 1;
      const wait = waitOf({ ...check, tries });
      const next = afterFault(check, attempt.controller.signal.aborted, wait);
      if (!next) return;
      await writer.writtenInTheEnd(`the end of ${id}`, () => replaceWithFollowers(next));
      clock.arm(next);
    },
  };
}

const hasUnseen = (check: Check) => picturesOf(check).some(({ sight }) => sight === 'unseen');

/** Null for one that can't be shown, unless it has gone out before: only the vendor can tell what became of that. */
function pictureToSend(
  { picture, bytes }: { readonly picture: Picture; readonly bytes: Uint8Array },
  wentBefore: boolean,
): PictureToSend | null {
  const { name, format } = picture;
  return format !== 'other' && (wentBefore || pictureMaySend(picture)) ? { name, format, bytes } : null;
}

/** An attempt that has come to its end, and what the check becomes by it. */
interface Ended<Answer> {
  readonly sending: Check;
  readonly attempt: AttemptInFlight;
  /** What it was sent with. */
  readonly access: LaneAccess;
  readonly came: AttemptResult<Answer>;
  readonly next: (end: AttemptEnd<Answer>) => Check | null;
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
