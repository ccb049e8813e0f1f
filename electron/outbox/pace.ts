/** How long the outbox waits before it tries again by itself; lengths in milliseconds. */
export interface Pace {
  /** Of the first wait at most; each further one may be twice as long. */
  readonly first: number;
  readonly longest: number;
  /** A lookup's session dies three minutes after it was made: its waits stay short. */
  readonly longestForLookup: number;
}

export const USUAL_PACE: Pace = { first: 2_000, longest: 10 * 60_000, longestForLookup: 15_000 };

/** For tests alone. */
export const FAST_PACE: Pace = { first: 100, longest: 200, longestForLookup: 200 };

/** Shorter than a person would notice, and never so short that a vendor is called without a pause. */
const SHORTEST = 100;

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
