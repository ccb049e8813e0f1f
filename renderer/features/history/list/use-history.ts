import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { HistoryItem } from '../../../../shared/check/history.ts';
import type { TypedRequestOf } from '../../../../shared/contract/contract.ts';
import { answerOf } from '../../../base/call.ts';
import { useFreshHistory } from './use-fresh-history.ts';

type Query = TypedRequestOf<'history.search'>;

export type HistoryReading = ReturnType<typeof useHistory>;

const none: readonly HistoryItem[] = [];

/** The checks that fit a query, a page at a time. */
export function useHistory(query: Query | null) {
  const queryKey = useMemo(() => ['historyPages', query], [query]);
  const reading = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => {
      if (query === null) throw new Error('a query that is switched off was asked');
      return answerOf(window.facedesk.history.search({ ...query, before: pageParam }));
    },
    initialPageParam: null as number | null,
    getNextPageParam: ({ items }) => (items.length < (query?.limit ?? 0) ? null : (items.at(-1)?.sequence ?? null)),
    enabled: query !== null,
    // What was found before stays in view until the new answer is there.
    placeholderData: keepPreviousData,
    // Comparing every check with itself at each page would take longer the further somebody has scrolled.
    structuralSharing: false,
  });
  useFreshHistory(queryKey, query);
  const { data, error, isFetching, hasNextPage, fetchNextPage, refetch } = reading;
  const items = useMemo(() => data?.pages.flatMap((page) => page.items) ?? none, [data]);
  return {
    items,
    /** All that fit, also those that are not read yet; null before the first answer. */
    total: data?.pages[0]?.total ?? null,
    error,
    isReading: isFetching,
    hasMore: hasNextPage,
    readMore: () => void fetchNextPage({ cancelRefetch: false }),
    readAgain: () => void refetch(),
  };
}
