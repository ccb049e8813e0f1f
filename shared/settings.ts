import { z } from 'zod';
import { personSchema } from './case/person.ts';
import { livenessPolicySchema, matchPolicySchema } from './check/policy.ts';
import { reportLanguages } from './evidence/evidence.ts';

/** What an operator chooses for all checks and reports from then on. Kept in the records, as it names people. */
export const operatorSettingsSchema = z.strictObject({
  /** Null until one is chosen: then practice has its own, and elsewhere a lookup is a review at best. */
  livenessPolicy: livenessPolicySchema.nullable(),
  matchPolicy: matchPolicySchema,
  agent: personSchema,
  organisation: z.string(),
  /** PNG or JPEG, at most so many bytes, printed on reports; null for none. */
  logo: z.strictObject({ format: z.enum(['png', 'jpeg']), base64: z.string().max(400_000) }).nullable(),
  reportLanguage: z.enum(reportLanguages),
});
export type OperatorSettings = z.infer<typeof operatorSettingsSchema>;
