import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answerOf } from '../../app/call.ts';

export const MOST_CASES = 200;

/** The cases of the mode in use that fit some words, the newest first. */
export function useCases(text: string) {
  return useQuery({
    queryKey: ['cases', text],
    queryFn: () => answerOf(window.facedesk.cases.list({ text, limit: MOST_CASES })),
    placeholderData: keepPreviousData,
  });
}

/** A case, what it comes to, and its checks. */
export function useCase(id: string) {
  return useQuery({ queryKey: ['case', id], queryFn: () => answerOf(window.facedesk.cases.read({ id })) });
}
