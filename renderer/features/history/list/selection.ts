import type { HistoryItem } from '../../../../shared/check/history.ts';

/** A report takes no more (shared/evidence/evidence.ts). */
export const MOST_SELECTED = 200;

type Item = Pick<HistoryItem, 'id' | 'sequence'>;

/** The checks that were picked out of History. */
export interface Selection {
  /** With their numbers, as not all of them need to be in the list still. */
  readonly chosen: ReadonlyMap<string, number>;
  /** Where a range begins. */
  readonly anchor: string | null;
  /** The last step wanted more than there is room for. */
  readonly isCutShort: boolean;
}

export const nothingSelected: Selection = { chosen: new Map(), anchor: null, isCutShort: false };

/** In, if it was out; out, if it was in. */
export function toggled(selection: Selection, item: Item): Selection {
  const { chosen } = selection;
  if (!chosen.has(item.id)) return added(selection, [item], item.id);
  const left = new Map(chosen);
  left.delete(item.id);
  return { chosen: left, anchor: item.id, isCutShort: false };
}

/** Everything from where the range begins to there, beside what was chosen before. */
export function extended(selection: Selection, items: readonly Item[], to: string): Selection {
  const start = items.findIndex(({ id }) => id === (selection.anchor ?? to));
  const end = items.findIndex(({ id }) => id === to);
  if (end < 0) return selection;
  const from = start < 0 ? end : start;
  const range = items.slice(Math.min(from, end), Math.max(from, end) + 1);
  // From where it begins, so that a range that is too long is cut at its far end.
  return added(selection, from <= end ? range : range.toReversed(), selection.anchor ?? to);
}

/** These and no others, the first ones if they are too many. */
export function ofAll(items: readonly Item[]): Selection {
  return added(nothingSelected, items, null);
}

/** As a report lists them: the oldest first. */
export function selectedIds({ chosen }: Selection): string[] {
  return [...chosen].sort(([, left], [, right]) => left - right).map(([id]) => id);
}

function added({ chosen }: Selection, items: readonly Item[], anchor: string | null): Selection {
  const fresh = items.filter(({ id }) => !chosen.has(id));
  const room = MOST_SELECTED - chosen.size;
  const taken = fresh.slice(0, room).map(({ id, sequence }) => [id, sequence] as const);
  return { chosen: new Map([...chosen, ...taken]), anchor, isCutShort: fresh.length > room };
}
