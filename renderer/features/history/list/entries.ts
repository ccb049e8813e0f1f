import type { HistoryItem } from '../../../../shared/check/history.ts';
import { localDay } from '../../../../shared/days.ts';
import type { DayText } from '../../../base/language/days.ts';

/** What the list shows, from the top: the days, and below each its checks. */
export type Entry =
  | { readonly shows: 'day'; readonly day: DayText }
  | { readonly shows: 'check'; readonly item: HistoryItem; readonly day: DayText; readonly position: number };

/** A check's day never changes: it is worked out once, however long the list grows. */
const days = new WeakMap<HistoryItem, DayText>();

function dayOfItem(item: HistoryItem): DayText {
  const known = days.get(item);
  if (known !== undefined) return known;
  const day = localDay(new Date(item.enteredAt));
  days.set(item, day);
  return day;
}

/**
 * Puts a heading above the checks of each day. The order is that in which they were entered; where a clock was set back
 * a day can come up again.
 */
export function entriesOf(items: readonly HistoryItem[]): Entry[] {
  const entries: Entry[] = [];
  let last: DayText | null = null;
  for (const [index, item] of items.entries()) {
    const day = dayOfItem(item);
    if (day !== last) entries.push({ shows: 'day', day });
    last = day;
    entries.push({ shows: 'check', item, day, position: index + 1 });
  }
  return entries;
}

/** Where each entry begins, and, last, where all of them end: in pixels from the top. */
export function topsOf(entries: readonly Entry[], heights: Readonly<Record<Entry['shows'], number>>): Float64Array {
  const tops = new Float64Array(entries.length + 1);
  for (const [index, entry] of entries.entries()) tops[index + 1] = (tops[index] ?? 0) + heights[entry.shows];
  return tops;
}

/** The entry that covers a place; the first or the last one for a place beyond them. */
export function entryAt(tops: Float64Array, place: number): number {
  let low = 0;
  let high = Math.max(0, tops.length - 2);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((tops[middle] ?? 0) <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}
