import { z } from 'zod';
import { faceBoxSchema, pictureSchema } from '../picture/picture.ts';

/**
 * A vendor's value that may be named in several ways, and so may be there not at all, once, or more than once
 * and different each time.
 */
export type Reading<Value> =
  | { readonly found: 'nothing' }
  | { readonly found: 'one'; readonly value: Value }
  | { readonly found: 'unreadable' }
  | { readonly found: 'conflict' };

function readingSchema<Value extends z.ZodType>(value: Value) {
  return z.discriminatedUnion('found', [
    z.strictObject({ found: z.literal('nothing') }),
    z.strictObject({ found: z.literal('one'), value }),
    z.strictObject({ found: z.literal('unreadable') }),
    z.strictObject({ found: z.literal('conflict') }),
  ]);
}

/** Why a picture of an answer could not be kept: a link in its place, bytes that are no picture, more than is safe. */
export const unusablePictureSchema = z.enum(['link', 'damaged', 'tooLarge']);

/** A picture in a vendor's answer: kept with its face box, or named with the reason why it could not be. */
export const answeredPictureSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('kept'), picture: pictureSchema, faceBox: faceBoxSchema.nullable() }),
  z.strictObject({ kind: z.literal('unusable'), why: unusablePictureSchema }),
]);
export type AnsweredPicture = z.infer<typeof answeredPictureSchema>;

const words = z.string().nullable();

/** InstantPay's answer to a liveness lookup, read tolerantly: the keys of its `data` are not documented. */
export const livenessAnswerSchema = z.strictObject({
  statusCode: z.string(),
  actionCode: words,
  statusMessage: words,
  timestamp: words,
  ipayUuid: words,
  orderId: words,
  internalCode: words,
  /** What the answer says of itself, `LIVE` or `SANDBOX`, as it came. */
  environment: words,
  sessionId: readingSchema(z.string()),
  sessionStatus: readingSchema(z.string()),
  /** 0–100 by the vendor's word; not yet checked. */
  confidence: readingSchema(z.number()),
  reference: answeredPictureSchema.nullable(),
  audits: z.array(answeredPictureSchema).max(16),
  /** Audit pictures of the answer beyond those sixteen, of which nothing was kept. */
  auditsLeftOut: z.int().nonnegative().default(0),
  /** The answer as text, as it was sent but for pictures, secrets and the ends of links. */
  raw: z.string(),
});
export type LivenessAnswer = z.infer<typeof livenessAnswerSchema>;

/** Cashfree's answer to a face match. What is missing or of the wrong type is null. */
export const matchAnswerSchema = z.strictObject({
  status: z.string(),
  /** An int64, kept as text in the digits that were sent: a JavaScript number would round it. */
  refId: words,
  verificationId: words,
  result: words,
  /** 0–1 by the vendor's word; not yet checked. */
  score: z.number().nullable(),
  requestId: words,
  raw: z.string(),
});
export type MatchAnswer = z.infer<typeof matchAnswerSchema>;
