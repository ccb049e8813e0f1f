import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import type { AnswerOf } from '../../../../shared/contract/contract.ts';
import { answerOf, settled } from '../../../base/call.ts';

export type Arrival = AnswerOf<'checks.arrived'>['items'][number];

/** Answers that have come, and whatever waits for a word, as long as nobody has seen them. */
export function useArrivals() {
  return useQuery({ queryKey: ['arrivals'], queryFn: () => answerOf(window.facedesk.checks.arrived({})) });
}

/** Says that these were seen. */
export function useSee(): (ids: readonly string[]) => void {
  const client = useQueryClient();
  return useCallback(
    (ids) => {
      if (ids.length === 0) return;
      void settled(window.facedesk.checks.see({ ids: [...ids] })).then(() =>
        client.invalidateQueries({ queryKey: ['arrivals'] }),
      );
    },
    [client],
  );
}

/** The ids of the checks and cases in view, and how often each is. */
const inView = new Map<string, number>();

export function isInView({ id, case: of }: Arrival): boolean {
  return inView.has(id) || (of !== null && inView.has(of.id));
}

/** What is in view, a check or a case, is seen, also when its answer comes only then. */
export function useSeen(id: string): void {
  const items = useArrivals().data?.items;
  const see = useSee();
  useEffect(() => {
    inView.set(id, (inView.get(id) ?? 0) + 1);
    return () => {
      const left = (inView.get(id) ?? 1) - 1;
      if (left === 0) inView.delete(id);
      else inView.set(id, left);
    };
  }, [id]);
  useEffect(() => {
    see((items ?? []).filter((arrival) => arrival.id === id || arrival.case?.id === id).map((arrival) => arrival.id));
  }, [items, id, see]);
}
