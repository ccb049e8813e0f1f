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
