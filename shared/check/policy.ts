import { z } from 'zod';

/** Confidence 0–100 from which a lookup passes, and from which a person has to look. */
export const livenessPolicySchema = z.strictObject({
  passMark: z.number().min(0).max(100),
  /** At or above this and below the pass mark a person reviews; below it the lookup fails. */
  reviewFrom: z.number().min(0).max(100),
});
export type LivenessPolicy = z.infer<typeof livenessPolicySchema>;

/** The lowest threshold, 0–1, at which a YES may count as a pass. */
export const matchPolicySchema = z.strictObject({ threshold: z.number().gt(0).lt(1) });
export type MatchPolicy = z.infer<typeof matchPolicySchema>;
