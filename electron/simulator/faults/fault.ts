import { z } from 'zod';

/**
 * How far a request gets before the vendor goes quiet or the connection breaks. Only after `processing` is the call
 * in the ledger, and a face match's verification id used up.
 */
const momentSchema = z.enum([
  /** The headers are there; not a byte of the body has been read. */
  'beforeReading',
  /** A first part of the body has been read. */
  'whileReading',
  /** The whole request has been read. */
  'beforeProcessing',
  /** Everything is done except the answer. */
  'afterProcessing',
]);
export type Moment = z.infer<typeof momentSchema>;

const headersSchema = z.record(z.string(), z.string());

/**
 * One thing that goes wrong with one exchange. There are three groups: the first breaks the exchange off; the second
 * spoils the answer to a request that the vendor did process; the third replaces the vendor's answer, and the request
 * stays unprocessed unless the fault says otherwise.
 */
export const faultSchema = z.discriminatedUnion('kind', [
  /** Accepts the connection and resets it at once. */
  z.strictObject({ kind: z.literal('dropConnection') }),
  /** Resets the connection (RST). */
  z.strictObject({ kind: z.literal('reset'), when: momentSchema }),
  /** Never says anything more, and keeps the connection open. */
  z.strictObject({ kind: z.literal('silent'), when: momentSchema }),

  /** The answer's body in this many pieces, with a pause in milliseconds before each. */
  z.strictObject({ kind: z.literal('slow'), pieces: z.int().positive(), pause: z.number().nonnegative() }),
  /** Half of the answer's body under its true content-length, then the connection closes. */
  z.strictObject({ kind: z.literal('truncate') }),
  /** The whole body under a content-length that is too high, or too low, by this much. */
  z.strictObject({ kind: z.literal('wrongLength'), difference: z.int() }),
  /** The first half of the body as if it were whole. */
  z.strictObject({ kind: z.literal('invalidJson') }),
  /** Endless-looking JSON of this many bytes, without a content-length. */
  z.strictObject({ kind: z.literal('enormous'), bytes: z.int().positive() }),

  /** 429; seconds, an HTTP date, or no Retry-After at all. */
  z.strictObject({
    kind: z.literal('rateLimited'),
    retryAfter: z.union([z.int().nonnegative(), z.string(), z.null()]),
  }),
  /** A 5xx in the vendor's words. With `usesIdUp` the request was processed all the same. */
  z.strictObject({ kind: z.literal('serverError'), status: z.int().min(500).max(599), usesIdUp: z.boolean() }),
  /** The sign-in page of a hotel's or a train's network, with a 200. */
  z.strictObject({ kind: z.literal('captivePortal') }),
  /** 302 to somewhere else. */
  z.strictObject({ kind: z.literal('redirect'), location: z.string() }),
  /** One of the vendor's errors by its code; a null status means the one it usually comes with. */
  z.strictObject({
    kind: z.literal('vendorError'),
    code: z.string(),
    status: z.int().min(200).max(599).nullable(),
  }),
  /** Any answer at all. */
  z.strictObject({
    kind: z.literal('answer'),
    status: z.int().min(200).max(599),
    headers: headersSchema,
    body: z.string(),
    processed: z.boolean(),
  }),
]);
export type Fault = z.infer<typeof faultSchema>;
export type FaultKind = Fault['kind'];
