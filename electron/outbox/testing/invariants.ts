import {
  type Attempt,
  type Check,
  checkSchema,
  type FaceMatch,
  type LivenessLookup,
} from '../../../shared/check/check.ts';
import { laneKey, laneNames } from '../lane-names.ts';
import { USUAL_PACE } from '../machines/wait-lengths.ts';
import { type End, familyOf, type Start, type Step } from './book.ts';
import type { World } from './world.ts';

type Rule = (world: World) => boolean;

const everyCheck =
  (rule: (check: Check, world: World) => boolean): Rule =>
  (world) =>
    world.desk.all().every((check) => rule(check, world));
const everyMatch = (rule: (match: FaceMatch, world: World) => boolean) =>
  everyCheck((check, world) => check.kind !== 'faceMatch' || rule(check, world));
const everyStart =
  (rule: (start: Start, world: World) => boolean): Rule =>
  (world) =>
    world.book.starts.every((start) => rule(start, world));
const everyStep =
  (rule: (step: Step & { from: Check; to: Check }) => boolean): Rule =>
  ({ book }) =>
    book.steps.every(
      (step) => step.from === null || step.to === null || rule({ ...step, from: step.from, to: step.to }),
    );
const everyEnd =
  (rule: (end: End) => boolean): Rule =>
  ({ book }) =>
    book.ends.every(rule);

const MOST_AUTOMATIC_LOOKUPS = 6;
const troublesOfTheLane = new Set(['hostNotFound', 'rateLimited']);
const neverReached = new Set(['hostNotFound']);
const settled = new Set(['done', 'cancelled', 'closed']);
const needsPerson = new Set(['failed', 'lost', 'held']);
const wellFormed = new WeakSet<Check>();

/** What must hold after whatever has happened. */
export const invariants: Readonly<Record<string, Rule>> = {
  'no verification id is processed twice, in one account or in two': everyMatch(
    ({ id, verificationId }, { vendors, book }) => book.released.has(id) || vendors.charges(verificationId) <= 1,
  ),
  'no two checks have the same verification id': ({ desk }) => {
    const ids = desk.all().flatMap((check) => (check.kind === 'faceMatch' ? [check.verificationId] : []));
    return new Set(ids).size === ids.length;
  },
  'nothing is charged oftener than a person asked for it': ({ book, vendors }) => {
    const charges = new Map<string, number>();
    for (const check of book.entered.values()) {
      if (check.kind !== 'faceMatch') continue;
      const family = familyOf(book, check.id);
      charges.set(family, (charges.get(family) ?? 0) + vendors.charges(check.verificationId));
    }
    return [...charges].every(([family, count]) => count <= (book.asked.get(family) ?? 0));
  },
  'what was charged without an answer is known to be in doubt': everyMatch(
    (match, { vendors }) =>
      vendors.charges(match.verificationId) === 0 ||
      match.maybeProcessed ||
      match.state.name === 'sending' ||
      match.state.name === 'done',
  ),
  'what failed or was cancelled has cost nothing': everyMatch(
    ({ state, verificationId }, { vendors }) =>
      (state.name !== 'failed' && state.name !== 'cancelled') || vendors.charges(verificationId) === 0,
  ),
  'a match in doubt neither fails nor is cancelled': everyMatch(
    ({ state, maybeProcessed }) => !maybeProcessed || (state.name !== 'failed' && state.name !== 'cancelled'),
  ),
  'doubt is never cleared': everyStep(
    ({ from, to }) => from.kind !== 'faceMatch' || to.kind !== 'faceMatch' || !from.maybeProcessed || to.maybeProcessed,
  ),
  'an answer is the vendor’s own, to this very check': everyCheck(
    ({ id, state }, { vendors }) => state.name !== 'done' || vendors.answersTo(id).has(state.answer),
  ),
  'a verdict says what the vendor said': everyCheck(
    (check) => check.state.name !== 'done' || check.state.verdict.kind === verdictOn(check),
  ),
  'what is asked never changes': everyStep(({ from, to }) => sameQuestion(from, to)),
  'a check goes to the vendor of its own mode': everyStart(
    ({ check, lane, account }, { book }) =>
      book.entered.get(check.id)?.mode === lane.mode && account.host.startsWith(lane.mode),
  ),
  'a match in doubt never goes to another account': everyStart(
    ({ check, account }) =>
      check.kind !== 'faceMatch' ||
      !check.maybeProcessed ||
      (check.account?.host === account.host && check.account.clientId === account.clientId),
  ),
  'after an end in doubt all attempts go to one account': everyMatch(({ attempts }) => {
    const doubtful = attempts.findIndex(({ ended }) => ended?.outcome.kind === 'ambiguous');
    const since = doubtful < 0 ? [] : attempts.slice(doubtful);
    return new Set(since.map(({ host, clientId }) => `${host} ${clientId}`)).size <= 1;
  }),
  'what is done, cancelled or closed stays so': everyStep(
    ({ from, to }) => !settled.has(from.state.name) || to.state === from.state,
  ),
  'what is failed, lost or held moves on a person’s word alone': everyStep(
    ({ from, to, by }) =>
      !needsPerson.has(from.state.name) ||
      by !== 'program' ||
      to.state === from.state ||
      (from.state.name === 'held' && to.state.name === 'lost'),
  ),
  'what is lost can only be closed': everyStep(
    ({ from, to }) => from.state.name !== 'lost' || to.state === from.state || to.state.name === 'closed',
  ),
  'only what is queued goes': everyStart(({ check }) => check.state.name === 'queued'),
  'a paused or stopped lane sends nothing but what a person hurried': everyStart(
    ({ lane, hurried }) => hurried || (!lane.stopped && lane.state.name !== 'paused'),
  ),
  'a half-open lane has one in flight': everyStart(
    ({ lane, inFlight, hurried }) => hurried || lane.state.name !== 'halfOpen' || inFlight === 0,
  ),
  'what holds a lane back uses no check up': everyEnd(
    ({ before, after, end }) =>
      !holdsLaneBack(end) || (after.state.name === 'queued' && after.tries === before.tries - 1),
  ),
  'six automatic lookups at most': ({ book }) =>
    [...book.automatic.values()].every((times) => times <= MOST_AUTOMATIC_LOOKUPS),
  'eight sendings in doubt at most before a person is asked': ({ book }) =>
    [...book.doubts.values()].every((times) => times <= 8),
  'two answers of something else at most before a person is asked': ({ book }) =>
    [...book.foreign.values()].every((times) => times <= 2),
  'pictures go where something else has answered only once Cashfree has answered there': everyStart(
    ({ isBlind }) => !isBlind,
  ),
  'a wait that an answer asked for is kept, also across a restart': everyStart(({ isTooEarly }) => !isTooEarly),
  'every attempt is counted once': everyCheck(
    ({ id, attempts }, { book }) =>
      attempts.reduce((sum, { times }) => sum + times, 0) === (book.past.begun.get(id) ?? 0),
  ),
  'of tries that never connected no two in a row are alike': everyCheck(({ attempts }) =>
    attempts.every((attempt, index) => {
      const before = attempts[index - 1];
      return !before || !isUnconnected(before) || !isUnconnected(attempt) || !sameWay(before, attempt);
    }),
  ),
  'an attempt is on record before anything is sent': ({ desk, flights }) =>
    [...flights.under.keys()].every((id) => {
      const check = desk.checks.read(id);
      return check?.state.name === 'sending' && check.attempts.at(-1)?.ended === null;
    }),
  'an attempt is under way while its check is being sent, and then alone': everyCheck(({ state, attempts }) =>
    attempts.every(
      ({ number, ended }, index) =>
        number === index + 1 && (ended === null) === (state.name === 'sending' && index === attempts.length - 1),
    ),
  ),
  'an attempt that has ended stays on record as it was': everyStep(({ from, to }) =>
    from.attempts.every(
      (attempt, index) =>
        attempt.ended === null || to.attempts[index] === attempt || same(untimed(attempt), untimed(to.attempts[index])),
    ),
  ),
  'nothing is found in sending after a start': ({ book }) => !book.sendingAfterStart,
  'what is in sending is being sent': everyCheck(
    ({ id, state }, { flights }) => (state.name === 'sending') === flights.under.has(id),
  ),
  'every check is in exactly one known state': everyCheck((check) => {
    if (!wellFormed.has(check) && !checkSchema.safeParse(check).success) return false;
    wellFormed.add(check);
    return true;
  }),
  'no check disappears': ({ desk, book }) =>
    desk.disk.checks.size === book.past.known.size && [...book.past.known].every((id) => desk.disk.checks.has(id)),
  'what was open in a copy does not go before it is released': everyStart(
    ({ check }, { book }) => !book.past.heldCopies.has(check.id),
  ),
  'what was open in a copy is in doubt': everyMatch(
    ({ id, maybeProcessed }, { book }) => !book.past.heldCopies.has(id) || maybeProcessed,
  ),
  'a match stopped after its first byte is lost, and never goes again': ({ desk, book }) =>
    [...book.past.stopped].every((id) => {
      const check = desk.checks.read(id);
      return check === null || check.state.name === 'lost' || check.state.name === 'closed';
    }),
  'a match whose lookup did not pass goes with consent alone': everyStart(
    ({ check }, { desk, book }) => book.past.consented.has(check.id) || !needsConsent(check, desk.checks.read),
  ),
  'a match waits only for a lookup that may bring its picture': everyMatch(({ state, first }, { desk }) => {
    if (state.name !== 'needs' || state.what !== 'answer' || first.from !== 'lookup') return true;
    const lookup = desk.checks.read(first.lookup);
    return lookup !== null && !settled.has(lookup.state.name);
  }),
  'a match is not sent without both pictures': everyStart(
    ({ check }) => check.kind !== 'faceMatch' || check.first.picture !== null,
  ),
  'whatever waits has its wait under way, and none is too long': everyCheck(({ id, state }, { desk }) => {
    const left = desk.waits.remaining(`check ${id}`);
    return state.name !== 'waiting' || (left !== null && left <= Math.max(state.length, USUAL_PACE.longest));
  }),
  'a lane that goes on by itself has its wait under way': ({ desk }) =>
    laneNames.every((name) => {
      const { state } = desk.lane(name);
      const waits = state.name === 'paused' && 'length' in state.pause;
      return (desk.waits.remaining(`lane ${laneKey(name)}`) !== null) === waits;
    }),
};

function holdsLaneBack(end: End['end']): boolean {
  return (
    end.kind === 'blocked' ||
    (end.kind === 'retryable' && troublesOfTheLane.has(end.cause) && end.answeredBy !== 'other')
  );
}

function isUnconnected({ ended }: Attempt): boolean {
  return ended?.outcome.kind === 'retryable' && neverReached.has(ended.outcome.cause);
}

function sameWay(one: Attempt, other: Attempt): boolean {
  return one.host === other.host && one.clientId === other.clientId;
}

/** A run grows by its count alone. */
function untimed(attempt: Attempt | undefined) {
  return attempt && isUnconnected(attempt) ? { ...attempt, times: 0, lastAt: null } : attempt;
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function sameQuestion(from: Check, to: Check): boolean {
  const { id, kind, sequence, mode, enteredAt, predecessor, policy } = from;
  if (!same([id, kind, sequence, mode, enteredAt, predecessor, policy], commonOf(to))) return false;
  if (from.kind === 'livenessLookup' || to.kind === 'livenessLookup') {
    return same(askedOfLookup(from as LivenessLookup), askedOfLookup(to as LivenessLookup));
  }
  return (
    same([from.verificationId, from.threshold, from.second], [to.verificationId, to.threshold, to.second]) &&
    (from.first.picture === null || same(from.first.picture, to.first.picture))
  );
}

function commonOf({ id, kind, sequence, mode, enteredAt, predecessor, policy }: Check) {
  return [id, kind, sequence, mode, enteredAt, predecessor, policy];
}

function askedOfLookup({ sessionId, customerIp }: LivenessLookup) {
  return [sessionId, customerIp];
}

function verdictOn(check: Check): string | null {
  if (check.state.name !== 'done') return null;
  const { answer } = check.state;
  if ('score' in answer) return answer.result === 'YES' ? 'pass' : 'fail';
  return answer.confidence.found === 'one' && answer.confidence.value >= 80 ? 'pass' : 'fail';
}

function needsConsent(check: Check, read: (id: string) => Check | null): boolean {
  if (check.kind !== 'faceMatch' || check.first.from !== 'lookup') return false;
  const lookup = read(check.first.lookup);
  return lookup?.state.name === 'done' && lookup.state.verdict.kind !== 'pass';
}
