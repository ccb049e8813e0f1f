import type { Arrival } from '../../features/check/arrivals/use-arrivals.ts';

/** What had arrived when it was last read. */
export interface Known {
  readonly ids: ReadonlySet<string>;
  /** There were more than are listed. */
  readonly wasCut: boolean;
}

/**
 * Of those that have arrived, the newest check first, the ones that have come since. Where there were more than are listed,
 * what stands below those that were known has only moved up into the place of one that was seen.
 *
 * @param before null where nothing was read yet: what waited for the window to open is listed, and no news
 */
export function freshArrivals<One extends Pick<Arrival, 'id'>>(before: Known | null, items: readonly One[]): One[] {
  if (before === null) return [];
  const isKnown = ({ id }: One) => before.ids.has(id);
  const end = before.wasCut ? items.findLastIndex(isKnown) + 1 : items.length;
  return items.slice(0, end).filter((one) => !isKnown(one));
}
