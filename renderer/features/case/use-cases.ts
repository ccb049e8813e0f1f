import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { CaseListName } from '../../../shared/case/list-of-cases.ts';
import type { AnswerOf } from '../../../shared/contract/contract.ts';
import { localDay } from '../../../shared/days.ts';
import { answerOf } from '../../base/call.ts';
import { startOfDay } from '../../base/language/days.ts';

/** The cases of the mode in use that stand in a list and fit some words, the newest first. */
export function useCases(list: CaseListName, text: string) {
  return useQuery({
    queryKey: ['cases', list, text],
    queryFn: () => {
      const today = startOfDay(localDay(new Date())) ?? new Date(0);
      return answerOf(window.facedesk.cases.list({ list, text, todayFrom: today.toISOString() }));
    },
    placeholderData: keepPreviousData,
  });
}

/** A case, its verdict, and its checks. */
export type CaseReading = AnswerOf<'cases.read'>;

export function useCase(id: string) {
  return useQuery({ queryKey: ['case', id], queryFn: () => answerOf(window.facedesk.cases.read({ id })) });
}
