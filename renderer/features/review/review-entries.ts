import type { Review } from '../../../shared/case/review.ts';
import type { TypedRequestOf } from '../../../shared/contract/contract.ts';
import { type FieldProblem, parseNote } from '../../../shared/entry/fields.ts';
import { MAXIMUM_AGENT_TEXT_LENGTH } from '../../../shared/limits.ts';

/** As typed. */
export interface ReviewEntries {
  /** Null until one is chosen: neither is likelier than the other. */
  readonly decision: Review['decision'] | null;
  readonly reason: string;
  readonly name: string;
  readonly code: string;
}
export type ReviewField = keyof ReviewEntries;

/** In the order of the screen: the first one with a problem gets the focus. */
export const reviewFields = ['decision', 'reason', 'name', 'code'] as const satisfies readonly ReviewField[];

export const emptyReview: ReviewEntries = { decision: null, reason: '', name: '', code: '' };

/** @param isAcceptedPlainly accepting needs no reason, as of a case */
export function reviewProblems(
  entries: ReviewEntries,
  isAcceptedPlainly = false,
): Readonly<Record<ReviewField, FieldProblem | null>> {
  const reason = parseNote(entries.reason);
  const isPlain = isAcceptedPlainly && entries.decision === 'accepted';
  const name = entries.name.trim();
  return {
    decision: entries.decision === null ? 'required' : null,
    reason: reason.ok || (isPlain && reason.error === 'required') ? null : reason.error,
    name: name === '' ? 'required' : tooLong(name),
    code: tooLong(entries.code.trim()),
  };
}

/** What is sent; null while nothing is decided. */
export function reviewRequest(id: string, entries: ReviewEntries): TypedRequestOf<'checks.review'> | null {
  const { decision, reason, name, code } = entries;
  if (decision === null) return null;
  return { id, decision, reason: reason.trim(), reviewer: { name: name.trim(), code: code.trim() } };
}

function tooLong(text: string): FieldProblem | null {
  return text.length > MAXIMUM_AGENT_TEXT_LENGTH ? 'tooLong' : null;
}
