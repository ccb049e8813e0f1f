import type { Case } from '../case/case.ts';
import { type Check, type CheckStateName, openStates } from '../check/check.ts';
import type { Verdict } from '../check/verdict.ts';

/** As much of a check as decides whether it counts, and for what. */
export interface Countable {
  readonly id: string;
  readonly kind: Check['kind'];
  /** The order of entry. */
  readonly sequence: number;
  readonly state: CheckStateName;
  /** Null without an answer. */
  readonly verdict: Verdict['kind'] | null;
  /** SHA-256 of a lookup's reference picture, or of what a match compares first; null where there is none (yet). */
  readonly face: string | null;
  /**
   * Of a match whose first picture the program itself made of a lookup's reference picture: the hash of that one
   * (electron/outbox/new-checks/derivation.ts); null of any other.
   */
  readonly madeOf: string | null;
}

/** What counts of the checks of a case. */
export interface Counting {
  readonly lookup: Countable | null;
  readonly match: Countable | null;
  /** The kinds of check of which the newest answer contradicts an earlier one, and nobody has chosen. */
  readonly unsettled: readonly Check['kind'][];
}

export function countable(check: Check): Countable {
  const { id, kind, sequence, state } = check;
  const verdict = state.name === 'done' ? state.verdict.kind : null;
  return { id, kind, sequence, state: state.name, verdict, face: faceOf(check), madeOf: madeOf(check) };
}

function faceOf(check: Check): string | null {
  if (check.kind === 'faceMatch') return check.first.picture?.sha256 ?? null;
  const reference = check.state.name === 'done' ? check.state.answer.reference : null;
  return reference?.kind === 'kept' ? reference.picture.sha256 : null;
}

/** The main process alone says that a first picture is a lookup's: what a page says of a file's original is not enough. */
function madeOf(check: Check): string | null {
  return check.kind === 'faceMatch' && check.first.from === 'lookup'
    ? (check.first.picture?.original?.sha256 ?? null)
    : null;
}

/**
 * Which checks of a case count (docs/DESIGN.md, *Verdicts*): what the agent chose; else the newest answered lookup, and the
 * newest answered match of that lookup's reference picture, or else the newest answered match. Where none is answered, the
 * newest that may still be. The order is that of entry.
 *
 * @param checks of one case, in any order
 * @param chosen by the agent; null where the program chooses
 */
export function whatCounts(checks: readonly Countable[], chosen: Case['counted']): Counting {
  const newestFirst = checks.toSorted((one, other) => other.sequence - one.sequence);
  const lookups = newestFirst.filter(({ kind }) => kind === 'livenessLookup');
  const matches = newestFirst.filter(({ kind }) => kind === 'faceMatch');
  const lookup = lookups.find(({ id }) => id === chosen.lookup) ?? lookups.find(isAnswered) ?? lookups.find(isOpen);
  const match =
    matches.find(({ id }) => id === chosen.match) ??
    matches.find((one) => isAnswered(one) && lookup && comparesReference(lookup, one)) ??
    matches.find(isAnswered) ??
    matches.find(isOpen);
  return {
    lookup: lookup ?? null,
    match: match ?? null,
    unsettled: [
      ...(chosen.lookup === null && isContradicted(lookups) ? (['livenessLookup'] as const) : []),
      ...(chosen.match === null && isContradicted(matches) ? (['faceMatch'] as const) : []),
    ],
  };
}

/**
 * The checks of a case that failed and don't count: they are named wherever the case result stands.
 *
 * @param counted the ids of those that do
 */
export function failsBeside(checks: readonly Countable[], counted: readonly (string | null)[]): readonly Countable[] {
  return checks.filter(({ id, verdict }) => verdict === 'fail' && !counted.includes(id));
}

/**
 * Whether a match compared a lookup's reference picture, or what the program made of it: by the bytes, not by where the picture is
 * said to come from.
 */
export function comparesReference(lookup: Countable, match: Countable): boolean {
  return lookup.face !== null && (match.face === lookup.face || match.madeOf === lookup.face);
}

/** @param newestFirst checks of one kind */
function isContradicted(newestFirst: readonly Countable[]): boolean {
  const [newest, ...earlier] = newestFirst
    .map(({ verdict }) => verdict)
    .filter((kind) => kind === 'pass' || kind === 'fail');
  return newest !== undefined && earlier.some((kind) => kind !== newest);
}

function isAnswered({ verdict }: Countable): boolean {
  return verdict !== null;
}

/** How many are still open. */
export function openOf(checks: readonly Countable[]): number {
  return checks.filter(isOpen).length;
}

function isOpen({ state }: Countable): boolean {
  return openStates.some((name) => name === state);
}
