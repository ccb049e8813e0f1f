/** So many calls within so many milliseconds. */
export interface RateLimit {
  readonly calls: number;
  readonly within: number;
}

/** Cashfree takes 100 face matches a minute of a merchant, whose laptops share them (docs/VENDORS.md). */
export function aMinute(calls: number): RateLimit {
  return { calls, within: 60_000 };
}

/** Part of its window by which a limit is kept longer: for what is under way still when it was given up here. */
const MARGIN = 1 / 60;

/**
 * Milliseconds from the start of one call to the start of the next, so that no window of the limit's length sees more calls
 * arrive than it says, wherever it begins. Calls travel for unequal times: those that were in flight when the window began
 * arrive in it beside those that start in it. As only the last start counts, a new run needs to know no more than its own.
 *
 * @param inFlight how many there may be at a time
 */
export function spacingOf({ calls, within }: RateLimit, inFlight: number): number {
  return (within * (1 + MARGIN)) / Math.max(1, calls - inFlight);
}
