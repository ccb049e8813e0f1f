import { z } from 'zod';

export const MAXIMUM_REVIEW_REASON_LENGTH = 2000;

/** What a person decided after looking. It stands beside the machine's verdict and never replaces it. */
export const reviewSchema = z.strictObject({
  id: z.uuid(),
  at: z.iso.datetime(),
  decision: z.enum(['accepted', 'rejected']),
  reason: z.string(),
  reviewer: z.strictObject({ name: z.string(), code: z.string() }),
  /** The reviewer is the agent whose checks these are: nobody else has looked. */
  isAgent: z.boolean(),
});
export type Review = z.infer<typeof reviewSchema>;
