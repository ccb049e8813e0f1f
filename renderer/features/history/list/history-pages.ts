import type { History, HistoryItem } from '../../../../shared/check/history.ts';

/** What has been read so far, a page at a time, the newest first. */
export type Pages = readonly History[];

/** One check as it is now; null where it no longer fits the query, or is gone. */
export interface Fresh {
  readonly id: string;
  readonly item: HistoryItem | null;
}

/** The pages with some checks as they are now, and the newest total. Pages that have not changed stay the same objects. */
export function refreshed(pages: Pages, fresh: readonly Fresh[], total: number): Pages {
  const byId = new Map(fresh.map(({ id, item }) => [id, item]));
  return pages.map((page) => {
    const isTouched = page.items.some(({ id }) => byId.has(id));
    if (!isTouched && page.total === total) return page;
    const items = isTouched ? page.items.flatMap((item) => replaced(item, byId)) : page.items;
    return { items, total };
  });
}

function replaced(item: HistoryItem, byId: ReadonlyMap<string, HistoryItem | null>): HistoryItem[] {
  const found = byId.get(item.id);
  if (found === undefined) return [item];
  return found === null ? [] : [found];
}

/**
 * The pages with what is newer than they are put on top.
 *
 * @param head the newest page, read anew
 * @returns null where there may be checks between the head and the pages: all has to be read anew then
 */
export function withHead(pages: Pages, head: History): Pages | null {
  const [first, ...rest] = pages;
  const newestKnown = first?.items[0]?.sequence;
  if (!first || newestKnown === undefined) return null;
  const newer = head.items.filter(({ sequence }) => sequence > newestKnown);
  const meets = newer.length < head.items.length || head.items.length === head.total;
  if (!meets) return null;
  return refreshed([{ items: [...newer, ...first.items], total: head.total }, ...rest], [], head.total);
}
