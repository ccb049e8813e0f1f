import { z } from 'zod';
import { type Person, personSchema } from './person.ts';

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

/** The agent, beside others or alone; or nobody knows, as no agent is named for the check. */
export type ReviewedBy = 'agent' | 'agentAlone' | 'agentUnknown';

/** What has to be said of whose decision a review is; null where it is somebody else's than the agent's. */
export function reviewedBy(
  { isAgent }: Pick<Review, 'isAgent'>,
  { agent, reviews }: { readonly agent: Person; readonly reviews: readonly Pick<Review, 'isAgent'>[] },
): ReviewedBy | null {
  if (!isAgent) return agent.name === '' && agent.code === '' ? 'agentUnknown' : null;
  return reviews.every((review) => review.isAgent) ? 'agentAlone' : 'agent';
}
