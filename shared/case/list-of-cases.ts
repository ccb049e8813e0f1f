import { z } from 'zod';
import { modes } from '../mode.ts';
import { pictureSchema } from '../picture/picture.ts';
import { caseStatusOf } from '../status/case-status.ts';
import { caseVerdictSchema } from './case.ts';
import { reviewSchema } from './review.ts';
import { skippableSteps } from './skippable.ts';

/**
 * What the list of cases shows: those of today; those with a step to take or a check on its way; those that are complete and
 * need a person's decision; all.
 */
export const caseLists = ['today', 'toFinish', 'needsReview', 'all'] as const;
export type CaseListName = (typeof caseLists)[number];

export const MOST_CASES = 200;

/** What the list is asked for. */
export const caseListQuerySchema = z.strictObject({
  mode: z.enum(modes),
  /** Words of a reference, name, place or note; the beginning of a word is enough. Empty for all. */
  text: z.string().max(200),
  list: z.enum(caseLists),
  /** When today began where the window is, ISO 8601 in UTC. */
  todayFrom: z.iso.datetime(),
});
export type CaseListQuery = z.infer<typeof caseListQuerySchema>;

/** A case's result as every list shows it: verdict, decision, what is missing, and a fail that does not count. */
export const caseResultRowSchema = z.strictObject({
  /** How many of its checks are still open. */
  open: z.int().nonnegative(),
  /** The steps that have nothing yet, and were not left out. */
  missing: z.array(z.enum(skippableSteps)),
  verdict: caseVerdictSchema.shape.kind,
  /** Of a reviewer, on the checks that count; null where nobody has decided on these. */
  decision: reviewSchema.pick({ decision: true, reviewer: true }).nullable(),
  /** How many checks failed and don't count. */
  failsBeside: z.int().nonnegative(),
});
export type CaseResultRow = z.infer<typeof caseResultRowSchema>;

/** A case as a list shows it. */
export const caseRowSchema = z.strictObject({
  id: z.uuid(),
  mode: z.enum(modes),
  reference: z.string(),
  name: z.string(),
  /** Of its newest check, or of its own making. */
  changedAt: z.iso.datetime(),
  checks: z.int().nonnegative(),
  ...caseResultRowSchema.shape,
  /** The customer's: from the lookup that counts. */
  face: pictureSchema.nullable(),
});
export type CaseRow = z.infer<typeof caseRowSchema>;

export const caseListSchema = z.strictObject({
  /** At most `MOST_CASES`, the newest first. */
  items: z.array(caseRowSchema),
  /** How many are in each list, with the same words. */
  counts: z.strictObject({
    today: z.int().nonnegative(),
    toFinish: z.int().nonnegative(),
    needsReview: z.int().nonnegative(),
    all: z.int().nonnegative(),
  }),
});
export type CaseList = z.infer<typeof caseListSchema>;

type Standing = Pick<CaseRow, 'missing' | 'open' | 'verdict' | 'decision' | 'changedAt'>;

/** The lists that a case stands in, `all` apart. */
export function listsOf({ missing, open, verdict, decision, changedAt }: Standing, todayFrom: string): CaseListName[] {
  const isOpen = missing.length > 0 || open > 0;
  const status = caseStatusOf({ verdict, isDecided: decision !== null, missing: missing.length, open });
  return [
    ...(changedAt >= todayFrom ? (['today'] as const) : []),
    ...(isOpen && decision === null ? (['toFinish'] as const) : []),
    ...(status === 'review' && decision === null ? (['needsReview'] as const) : []),
  ];
}
