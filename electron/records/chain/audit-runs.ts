import { unconnectedFrom } from '../../../shared/check/attempts.ts';
import type { Attempt, Check } from '../../../shared/check/check.ts';

/**
 * What the audit chain says of tries that never connect, pure. It hears of a run when it begins and when it ends, and not of
 * each try between: a night offline would make hundreds of entries of nothing.
 */

/** A run of tries, once it is over. Times are ISO 8601 in UTC. */
export interface EndedRun {
  /** Of its attempt. */
  readonly number: number;
  readonly first: string;
  readonly last: string;
  readonly times: number;
}

/**
 * The check as the chain has it: while a run goes on, as it was when that began. Whatever else changes in it meanwhile
 * is told.
 */
export function asTold(check: Check): Check {
  const rest = underWay(check) ? check.attempts.slice(0, -1) : check.attempts;
  if (openRuns(check).length === 0) return check;
  const from = unconnectedFrom(rest);
  const attempts = rest.map((attempt, index) => (index < from ? attempt : { ...attempt, times: 1, lastAt: null }));
  if (!underWay(check)) return { ...check, attempts };
  return { ...check, attempts, tries: check.tries - 1, state: { name: 'queued' } };
}

/** The runs that were going on before a change, and are over with it. */
export function endedRuns(before: Check, after: Check): readonly EndedRun[] {
  if (openRuns(after).length > 0) return [];
  return openRuns(before).flatMap(({ number, startedAt, lastAt, times }) =>
    lastAt === null ? [] : [{ number, first: startedAt, last: lastAt, times }],
  );
}

/** Tries that never connected, and may be followed by another one: the check waits for its lane, or is on its way again. */
function openRuns(check: Check): readonly Attempt[] {
  const rest = underWay(check) ? check.attempts.slice(0, -1) : check.attempts;
  return underWay(check) || check.state.name === 'queued' ? rest.slice(unconnectedFrom(rest)) : [];
}

function underWay({ state, attempts }: Check): boolean {
  return state.name === 'sending' && attempts.at(-1)?.ended === null;
}
