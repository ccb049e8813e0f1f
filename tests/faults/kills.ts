import type { Attempt, Check } from '../../shared/check/check.ts';
import { vendorOf } from '../../shared/check/of-a-check.ts';
import type { Book } from './book.ts';
import type { Target } from './plan.ts';
import type { Exchange, Moment } from './witness.ts';

/** One kill, with the life that it ended. Times in milliseconds since 1970. */
export interface Kill {
  readonly target: Target;
  readonly launchedAt: number;
  readonly killedAt: number;
}

/** The moments that so many kills must each have fallen in as make a tenth of the plan, and who aims at them. */
export const aims = {
  beforeSending: 'beforeSending',
  duringBody: 'duringBody',
  afterProcessing: 'afterProcessing',
  betweenAnswerAndCommit: 'answered',
} as const satisfies Record<string, Target>;
export const wantedPlaces = Object.keys(aims) as readonly (keyof typeof aims)[];

/** Where a kill fell. */
export type Place =
  | (typeof wantedPlaces)[number]
  /** The whole request had left, and the vendor had not worked on it yet. */
  | 'requestGone'
  /** A fault had ended the exchange, and the program had not written that down. */
  | 'afterFault'
  /** An answer had been written down just before. */
  | 'settled'
  /** A check that was being entered is not on record. */
  | 'entering'
  | 'idle';

export interface Evidence {
  /** As the records have them in the end: attempts stay as they were. */
  readonly checks: readonly Check[];
  readonly exchanges: readonly Exchange[];
  readonly book: Book;
}

/**
 * Where a kill fell, by what the vendors saw and by what the program found on record afterwards: an attempt that it
 * calls interrupted was under way, and an answer is kept or it is not.
 */
export function placeOf(kill: Kill, evidence: Evidence): Place {
  const places = evidence.checks.flatMap((check) =>
    check.attempts
      .filter((attempt) => isOf(kill, attempt) && isInterrupted(attempt))
      .map((attempt) => placeInExchange(kill, exchangeOf(kill, check, attempt, evidence.exchanges))),
  );
  // With both lanes under way one kill falls in two places; it counts once, where it got furthest.
  const [furthest] = places.sort((one, other) => rank(other) - rank(one));
  if (furthest) return furthest;
  if (evidence.checks.some((check) => isUnsent(kill, check))) return 'beforeSending';
  const justBefore = ({ at: { answered = 0 } }: Exchange) => answered <= kill.killedAt && answered > kill.killedAt - 50;
  if (evidence.exchanges.some(justBefore)) return 'settled';
  return isMissing(kill, evidence) ? 'entering' : 'idle';
}

const ranks: readonly Place[] = [
  'beforeSending',
  'duringBody',
  'requestGone',
  'afterFault',
  'afterProcessing',
  'betweenAnswerAndCommit',
];
const rank = (place: Place): number => ranks.indexOf(place);

function isOf({ launchedAt, killedAt }: Kill, { startedAt }: Attempt): boolean {
  const started = Date.parse(startedAt);
  return started >= launchedAt && started <= killedAt;
}

export function isInterrupted({ ended }: Attempt): boolean {
  return ended !== null && 'cause' in ended.outcome && ended.outcome.cause === 'interrupted';
}

/** A lane has one attempt under way at a time, so the vendor's last connection in that life is this attempt's. */
function exchangeOf(
  { killedAt }: Kill,
  check: Check,
  { startedAt }: Attempt,
  exchanges: readonly Exchange[],
): Exchange | undefined {
  return exchanges.findLast(({ vendor, at: { connected = 0 } }) => {
    // The vendor may learn of a connection only after the kill; the program's next life takes longer to come.
    return vendor === vendorOf(check) && connected >= Date.parse(startedAt) && connected < killedAt + 100;
  });
}

function placeInExchange({ killedAt }: Kill, exchange: Exchange | undefined): Place {
  if (!exchange) return 'beforeSending';
  const { at, answer, accepted } = exchange;
  const seen = (moment: Moment): boolean => (at[moment] ?? Number.POSITIVE_INFINITY) <= killedAt;
  if (answer !== null && seen('answered')) return 'betweenAnswerAndCommit';
  if (seen('ended')) return 'afterFault';
  if (accepted && seen('processed')) return 'afterProcessing';
  // What the system held of it arrived even after the kill: it was not in the middle.
  if (at.requestRead !== undefined) return 'requestGone';
  return seen('headersRead') ? 'duringBody' : 'beforeSending';
}

/** On record at the kill and to be sent, but no byte of it had ever left. */
function isUnsent({ killedAt }: Kill, { enteredAt, attempts, state }: Check): boolean {
  if (Date.parse(enteredAt) > killedAt) return false;
  const before = attempts.filter(({ startedAt }) => Date.parse(startedAt) <= killedAt);
  const nothingLeft = ({ ended }: Attempt): boolean =>
    ended !== null && 'cause' in ended.outcome && ended.outcome.cause === 'connectionRefused';
  const sentLater = attempts.length > before.length || ['queued', 'sending', 'waiting'].includes(state.name);
  return sentLater && before.every(nothingLeft);
}

/** Of the checks that were being entered as the kill came one has never been on record. */
function isMissing({ launchedAt, killedAt }: Kill, { checks, book }: Evidence): boolean {
  const subjects = new Set(checks.map(subjectOf));
  return book.entered.some(
    ({ subject, id, at }) => id === null && at >= launchedAt && at <= killedAt && !subjects.has(subject),
  );
}

export function subjectOf(check: Check): string {
  return check.kind === 'faceMatch' ? check.verificationId : check.sessionId;
}
