import type { Question } from '../../shared/case/question.ts';
import type { AnswerOf, CallProblem } from '../../shared/contract/contract.ts';
import { failure, type Result, success } from '../../shared/result.ts';

export type Done = Result<Record<string, never>, CallProblem>;

/** A check that was entered, or what a person is asked before it is. */
export type Entered = Result<AnswerOf<'checks.matchFaces'>, CallProblem>;

export function asked(question: Question): Entered {
  return success({ result: 'asked', question });
}

export const notFound = failure({ code: 'notFound', message: 'no check has this id' } as const);
/** In production, where nobody has chosen which confidence passes. */
export const passMarkNeeded = {
  code: 'passMarkNeeded',
  message: 'no pass mark has been chosen',
} as const satisfies CallProblem;

export const notNow = failure({ code: 'notNow', message: 'the state of the check does not allow this' } as const);
export const sending = failure({ code: 'sending', message: 'the check is being sent' } as const);
export const unprotected = { code: 'recordsUnprotected', message: 'nothing protects the records' } as const;
