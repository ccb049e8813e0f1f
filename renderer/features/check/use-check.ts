import { queryOptions, useQuery } from '@tanstack/react-query';
import type { AnswerOf } from '../../../shared/contract/contract.ts';
import { answerOf } from '../../base/call.ts';

/** A check, and what there is to know beside it. */
export type CheckReading = AnswerOf<'checks.read'>;

/** What a check is drawn from. */
export interface CheckViewProps {
  readonly reading: CheckReading;
  /** When it was read, by this computer's clock: what waits count down from. */
  readonly readAt: number;
  /** Another check has taken the place of this one. */
  readonly onSuccessor?: ((id: string) => void) | undefined;
  /** Changes a failed one where it is in view; without it, on the screen for such checks. */
  readonly onEdit?: (() => void) | undefined;
}

/** The check of that id as it is now; read again by itself after each change (base/queries.ts). */
export function useCheck(id: string | null) {
  return useQuery(queryOf(id));
}

/** No more of it than is told here: a form is not drawn anew for each byte of a check that is being sent. */
export function useOfCheck<Told>(id: string | null, told: (reading: CheckReading | null) => Told) {
  return useQuery({ ...queryOf(id), select: told });
}

function queryOf(id: string | null) {
  return queryOptions({
    queryKey: ['check', id],
    queryFn: () => (id === null ? null : answerOf(window.facedesk.checks.read({ id }))),
    enabled: id !== null,
    // A check in view must not vanish because another screen was looked at for a while.
    gcTime: Number.POSITIVE_INFINITY,
  });
}
