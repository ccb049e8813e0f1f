/** So many calls within so many milliseconds. */
export interface RateLimit {
  readonly calls: number;
  readonly within: number;
}

/** Cashfree takes 100 face matches a minute (vendor-facts, 2). */
export const CASHFREE_LIMIT: RateLimit = { calls: 100, within: 60_000 };

/**
 * Milliseconds until one more call fits the limit; 0 for now.
 *
 * @param sentAt when calls were made, oldest first, on a clock that never jumps
 */
export function delayFor({ calls, within }: RateLimit, sentAt: readonly number[], now: number): number {
  const earliest = sentAt.at(-calls);
  return earliest === undefined ? 0 : Math.max(0, earliest + within - now);
}
