import { type InfiniteData, type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { History } from '../../../../shared/check/history.ts';
import type { TypedRequestOf } from '../../../../shared/contract/contract.ts';
import { answerOf } from '../../../base/call.ts';
import { type Fresh, refreshed, withHead } from './history-pages.ts';

type Query = TypedRequestOf<'history.search'>;
type Read = InfiniteData<History, number | null>;

/** A check being sent changes many times a second. */
const PAUSE = 400;
/** More changed checks than this are not looked up one by one. */
const MANY = 20;

/**
 * Keeps a list of any length fresh. Reading all its pages again at each change would take longer the further somebody
 * has scrolled; so a changed check is looked up by itself, and new ones are put on top.
 */
export function useFreshHistory(queryKey: QueryKey, query: Query | null): void {
  const client = useQueryClient();
  useEffect(() => {
    if (query === null) return;
    const changed = new Set<string>();
    let isAllStale = false;
    let timer: ReturnType<typeof setTimeout> | null = null;
    let isGone = false;
    const flush = async () => {
      timer = null;
      const ids = [...changed];
      changed.clear();
      const pages = client.getQueryData<Read>(queryKey)?.pages;
      const fresh =
        isAllStale || !pages || ids.length > MANY ? null : await lookUp(query, pages, ids).catch(() => null);
      isAllStale = false;
      if (isGone) return;
      if (fresh === null) void client.invalidateQueries({ queryKey });
      else client.setQueryData<Read>(queryKey, (read) => read && { ...read, pages: [...fresh] });
    };
    const soon = () => {
      timer ??= setTimeout(() => void flush(), PAUSE);
    };
    const stale = () => {
      isAllStale = true;
      soon();
    };
    // Nothing was heard while another screen was in view.
    if (client.getQueryData(queryKey)) void client.invalidateQueries({ queryKey });
    const ends = [
      window.facedesk.checks.onChanged(({ id }) => {
        changed.add(id);
        soon();
      }),
      window.facedesk.cases.onChanged(stale),
      window.facedesk.program.onChanged(stale),
    ];
    return () => {
      isGone = true;
      if (timer) clearTimeout(timer);
      for (const end of ends) end();
    };
  }, [client, queryKey, query]);
}

/** Null where everything has to be read again. */
async function lookUp(query: Query, pages: readonly History[], ids: readonly string[]) {
  const sequences = new Map(pages.flatMap(({ items }) => items.map(({ id, sequence }) => [id, sequence] as const)));
  const head = await answerOf(window.facedesk.history.search(query));
  const found = await Promise.all(
    ids.flatMap((id) => {
      const sequence = sequences.get(id);
      return sequence === undefined ? [] : [one(query, id, sequence)];
    }),
  );
  const met = withHead(pages, head);
  return met && refreshed(met, found, head.total);
}

async function one(query: Query, id: string, sequence: number): Promise<Fresh> {
  const { items } = await answerOf(window.facedesk.history.search({ ...query, before: sequence + 1, limit: 1 }));
  return { id, item: items.find((item) => item.id === id) ?? null };
}
