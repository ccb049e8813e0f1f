import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { CaseListName } from '../../../shared/case/list-of-cases.ts';
import type { AnswerOf } from '../../../shared/contract/contract.ts';
import { answerOf } from '../../base/call.ts';
import { useToday } from './use-today.ts';

/** The cases of the mode in use that stand in a list and fit some words, the newest first. */
export function useCases(list: CaseListName, text: string) {
  const todayFrom = useToday();
  return useQuery({
    queryKey: ['cases', list, text, todayFrom],
    // While another list is read the one before stays, and says which it is.
    queryFn: async () => ({ list, ...(await answerOf(window.facedesk.cases.list({ list, text, todayFrom }))) }),
    placeholderData: keepPreviousData,
  });
}

/** A case, its verdict, and its checks. */
export type CaseReading = AnswerOf<'cases.read'>;

export function useCase(id: string) {
  return useQuery({ queryKey: ['case', id], queryFn: () => answerOf(window.facedesk.cases.read({ id })) });
}
