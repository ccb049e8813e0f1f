import type { Check } from '../../../shared/check/check.ts';
import type { Lane } from '../../../shared/check/lane.ts';
import type { AttemptEnd } from '../../../shared/check/outcome.ts';
import { SESSION_LIFE } from '../../../shared/limits.ts';
import { askedWait } from './asked-wait.ts';
import { failuresOf } from './lane-machine.ts';

/** How long the outbox waits before it tries again by itself; lengths in milliseconds. */
export interface Pace {
  /** Of the first wait at most; each further one may be twice as long. */
  readonly first: number;
  readonly longest: number;
  /** A lookup's session dies three minutes after it was made: its waits stay short. */
  readonly longestForLookup: number;
}

export const USUAL_PACE: Pace = { first: 2_000, longest: 10 * 60_000, longestForLookup: 15_000 };

/** A session is made before its check is entered, so after that it can't live longer. A clock that jumped tells nothing. */
export function mayLive(enteredAt: string, now: Date): boolean {
  return Math.abs(now.getTime() - Date.parse(enteredAt)) < SESSION_LIFE;
}

/** For tests alone. */
export const FAST_PACE: Pace = { first: 100, longest: 200, longestForLookup: 200 };

/** Shorter than a person would notice, and never so short that a vendor is called without a pause. */
const SHORTEST = 100;

/** What a check waits for before it may go again by itself: less while its session may live. In milliseconds. */
export function checkWait({ first, longest, longestForLookup }: Pace, check: Check, now: Date, random: number): number {
  const isUrgent = check.kind === 'livenessLookup' && mayLive(check.enteredAt, now);
  return backOff({ first, longest: isUrgent ? longestForLookup : longest }, Math.max(1, check.tries), null, random);
}

/**
 * What a lane waits for before it tries again by itself, in milliseconds.
 *
 * @param newestLookup when the newest lookup in it was entered; null where it has none
 * @param remaining of a wait that is under way, which another answer does not cut short; null for none
 */
export function waitOfLane(
  { first, longest, longestForLookup }: Pace,
  { state }: Lane,
  end: AttemptEnd<unknown>,
  { newestLookup, remaining, now }: { newestLookup: string | null; remaining: number | null; now: Date },
  random: number,
): number {
  const failures = failuresOf(state) + 1;
  const asked = askedWait(end);
  if (asked) return Math.max(backOff({ first, longest }, failures, asked.length, random), remaining ?? 0);
  const isUrgent = newestLookup !== null && mayLive(newestLookup, now);
  return backOff({ first, longest: isUrgent ? longestForLookup : longest }, failures, null, random);
}

/**
 * Exponential back-off with full jitter: a random part of a length that doubles with each failure.
 *
 * @param failures from 1
 * @param asked what the vendor asked us to wait, which is never undercut; null where it asked for nothing
 * @param random from 0 to below 1
 */
export function backOff(
  { first, longest }: { readonly first: number; readonly longest: number },
  failures: number,
  asked: number | null,
  random: number,
): number {
  const most = Math.min(longest, first * 2 ** Math.min(failures - 1, 30));
  const drawn = asked === null ? most * random : asked + Math.min(first, most) * random;
  return Math.max(Math.min(SHORTEST, most), Math.round(drawn));
}
