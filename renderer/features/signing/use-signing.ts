import { useQuery } from '@tanstack/react-query';
import type { AnswerOf } from '../../../shared/contract/contract.ts';
import { answerOf } from '../../base/call.ts';

export type SigningReading = AnswerOf<'signing.read'>;

/** The certificate that reports are signed with, and those of others that are known. */
export function useSigning() {
  return useQuery({ queryKey: ['signing'], queryFn: () => answerOf(window.facedesk.signing.read({})) });
}
