import { z } from 'zod';
import { personSchema } from './person.ts';

/** What a person decided after looking. It stands beside the machine's verdict and never replaces it. */
export const reviewSchema = z.strictObject({
  id: z.uuid(),
  at: z.iso.datetime(),
  decision: z.enum(['accepted', 'rejected']),
  reason: z.string(),
  reviewer: personSchema,
  /** The reviewer is the agent who entered the check, or who works with the program: nobody else has looked. */
  isAgent: z.boolean(),
});
export type Review = z.infer<typeof reviewSchema>;

/** Of a case: what was decided on the checks that counted then. Accepting needs no reason; it is empty for none. */
export const caseReviewSchema = z.strictObject({
  ...reviewSchema.shape,
  counted: z.strictObject({ lookup: z.uuid().nullable(), match: z.uuid().nullable() }),
});
export type CaseReview = z.infer<typeof caseReviewSchema>;

/** The newest decision on these checks; null where there is none, or only on others that counted before. */
export function decisionOn(
  { lookup, match }: CaseReview['counted'],
  reviews: readonly CaseReview[],
): CaseReview | null {
  return reviews.findLast(({ counted }) => counted.lookup === lookup && counted.match === match) ?? null;
}
