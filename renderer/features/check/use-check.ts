import { useQuery } from '@tanstack/react-query';
import type { AnswerOf } from '../../../shared/contract.ts';
import { answerOf } from '../../app/call.ts';

/** A check, and what there is to know beside it. */
export type CheckReading = AnswerOf<'checks.read'>;

/** The check of that id as it is now; read again by itself after each change (app/queries.ts). */
export function useCheck(id: string | null) {
  return useQuery({
    queryKey: ['check', id],
    queryFn: () => (id === null ? null : answerOf(window.facedesk.checks.read({ id }))),
    enabled: id !== null,
    // A check in view must not vanish because another screen was looked at for a while.
    gcTime: Number.POSITIVE_INFINITY,
  });
}
