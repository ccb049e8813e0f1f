import { z } from 'zod';
import { livenessAnswerSchema, matchAnswerSchema } from './answers.ts';
import { modes } from './mode.ts';
import {
  blockCauseSchema,
  refusalCauseSchema,
  troubleCauseSchema,
  vendorSchema,
  vendorWordsSchema,
} from './outcome.ts';
import { pictureSchema } from './picture.ts';
import { livenessPolicySchema, matchPolicySchema } from './policy.ts';
import { verdictSchema } from './verdicts/verdict.ts';

const isoTime = z.iso.datetime();

/** One HTTP exchange: what was sent where, when, and what became of it. Times are ISO 8601 in UTC. */
export const attemptSchema = z.strictObject({
  /** From 1, in the order in which they were made. */
  number: z.int().positive(),
  vendor: vendorSchema,
  host: z.string(),
  clientId: z.string(),
  /** SHA-256 of the certificate that the host showed; null without TLS, or where no connection came about. */
  certificate: z.string().nullable(),
  startedAt: isoTime,
  /** Null while it is under way. */
  ended: z
    .strictObject({
      /** Milliseconds; null where a fault of the program left nobody to count them. */
      duration: z.number().nonnegative().nullable(),
      outcome: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('answered') }),
        z.strictObject({ kind: z.literal('refused'), cause: refusalCauseSchema }),
        z.strictObject({ kind: z.literal('blocked'), cause: blockCauseSchema }),
        z.strictObject({ kind: z.literal('retryable'), cause: troubleCauseSchema }),
        z.strictObject({ kind: z.literal('ambiguous'), cause: troubleCauseSchema }),
        z.strictObject({ kind: z.literal('stopped'), requestBegan: z.boolean() }),
      ]),
    })
    .nullable(),
});
export type Attempt = z.infer<typeof attemptSchema>;

/** The states of design.md that every check can be in, as far as a check in memory needs them. */
function commonStates<Answer extends z.ZodType>(answer: Answer) {
  return [
    z.strictObject({
      name: z.literal('queued'),
      /** What has to be mended before a check can go; null for nothing. Without the vendor's words it is our own finding. */
      blockedBy: z.strictObject({ cause: blockCauseSchema, words: vendorWordsSchema.nullable() }).nullable(),
    }),
    z.strictObject({ name: z.literal('sending'), sentBytes: z.int().nonnegative(), totalBytes: z.int().nonnegative() }),
    z.strictObject({
      name: z.literal('waiting'),
      cause: troubleCauseSchema,
      words: vendorWordsSchema.nullable(),
      /** Milliseconds that the vendor asked us to wait; null where it asked for none. */
      retryAfter: z.number().nonnegative().nullable(),
    }),
    z.strictObject({ name: z.literal('done'), answer, verdict: verdictSchema }),
    z.strictObject({ name: z.literal('failed'), cause: refusalCauseSchema, words: vendorWordsSchema }),
    z.strictObject({ name: z.literal('cancelled') }),
  ] as const;
}

/** Of a face match alone: the vendor may have processed it, and its answer can't be had any more. */
const lostState = z.strictObject({
  name: z.literal('lost'),
  because: z.enum(['stopped', 'refusedAfterDoubt']),
  words: vendorWordsSchema.nullable(),
});

const common = {
  id: z.uuid(),
  mode: z.enum(modes),
  /** Empty where the check belongs to no case yet. */
  caseReference: z.string(),
  enteredAt: isoTime,
  attempts: z.array(attemptSchema),
};

export const livenessLookupSchema = z.strictObject({
  kind: z.literal('livenessLookup'),
  ...common,
  sessionId: z.string(),
  customerIp: z.string(),
  policy: livenessPolicySchema.nullable(),
  state: z.discriminatedUnion('name', [...commonStates(livenessAnswerSchema)]),
});
export type LivenessLookup = z.infer<typeof livenessLookupSchema>;

export const faceMatchSchema = z.strictObject({
  kind: z.literal('faceMatch'),
  ...common,
  verificationId: z.string(),
  /** 0–1, as sent. */
  threshold: z.number(),
  first: pictureSchema,
  second: pictureSchema,
  policy: matchPolicySchema,
  /** Once an attempt's end is unknown the vendor may have charged for it; never cleared. */
  maybeProcessed: z.boolean(),
  state: z.discriminatedUnion('name', [...commonStates(matchAnswerSchema), lostState]),
});
export type FaceMatch = z.infer<typeof faceMatchSchema>;

/** One question put to a vendor. */
export const checkSchema = z.discriminatedUnion('kind', [livenessLookupSchema, faceMatchSchema]);
export type Check = z.infer<typeof checkSchema>;
export type CheckStateName = Check['state']['name'];
