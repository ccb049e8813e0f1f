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
  const results = resultsIn(fresh.flatMap(({ item }) => item ?? []));
  return pages.map((page) => {
    const isTouched = page.items.some(({ id, caseId }) => byId.has(id) || (caseId !== null && results.has(caseId)));
    if (!isTouched && page.total === total) return page;
    const items = isTouched ? page.items.flatMap((item) => replaced(item, byId)).map(withResult(results)) : page.items;
    return { items, total };
  });
}

type Results = ReadonlyMap<string, HistoryItem['caseResult']>;

/** What cases come to, by what was read last. */
function resultsIn(items: readonly HistoryItem[]): Results {
  return new Map(items.flatMap(({ caseId, caseResult }) => (caseId === null ? [] : [[caseId, caseResult] as const])));
}

/** A change of one check may change what is said of its case beside every other. */
const withResult =
  (results: Results) =>
  (item: HistoryItem): HistoryItem => {
    const caseResult = item.caseId === null ? undefined : results.get(item.caseId);
    return caseResult === undefined ? item : { ...item, caseResult };
  };

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
  const fresh = newer.map((item) => ({ id: item.id, item }));
  return refreshed([{ items: [...newer, ...first.items], total: head.total }, ...rest], fresh, head.total);
}
