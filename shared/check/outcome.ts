import { z } from 'zod';

/** The two vendors, each with its own lane in the outbox. */
export const vendorSchema = z.enum(['instantPay', 'cashfree']);
export type Vendor = z.infer<typeof vendorSchema>;

/** What a vendor itself said when it did not answer the question: shown as it came. */
export const vendorWordsSchema = z.strictObject({
  httpStatus: z.int(),
  type: z.string().nullable(),
  code: z.string().nullable(),
  message: z.string().nullable(),
  /** InstantPay's `ipay_uuid` or Cashfree's `x-request-id`: what the vendor's support asks for. */
  supportReference: z.string().nullable(),
});
export type VendorWords = z.infer<typeof vendorWordsSchema>;

/** The vendor refused this check itself; another one may do. */
export const refusalCauseSchema = z.enum([
  'firstImageRefused',
  'secondImageRefused',
  'pictureFormatRefused',
  'pictureTooLarge',
  'verificationIdRefused',
  'verificationIdUsed',
  'inputRefused',
  'duplicate',
  'unknownRefusal',
]);
export type RefusalCause = z.infer<typeof refusalCauseSchema>;

/** Why a check has failed: the vendor's refusal, or a finding of our own before anything was sent. */
export const failureCauseSchema = z.enum([
  ...refusalCauseSchema.options,
  /** The file of a picture is gone, or not what it was. */
  'pictureDamaged',
  /** A picture can't be decoded, so that nobody knows what would be sent. */
  'pictureUnshown',
  /** The lookup whose reference picture was to be compared has come to nothing, or has no such picture. */
  'referenceMissing',
]);
export type FailureCause = z.infer<typeof failureCauseSchema>;

/** The vendor refuses every check until somebody has mended something; the lane pauses. */
export const blockCauseSchema = z.enum(['credentials', 'balance', 'address']);
export type BlockCause = z.infer<typeof blockCauseSchema>;

/** No connection came about, so not a byte of the request was written. */
export const connectCauses = [
  'hostNotFound',
  'connectionRefused',
  'unreachable',
  'connectTimeout',
  'certificate',
  'certificateExpired',
  'certificateForeign',
  'proxy',
  'proxyPassword',
  'proxyUnsupported',
  'notSent',
] as const;

/** Why an attempt came to nothing without the vendor's refusing it. */
export const troubleCauseSchema = z.enum([
  ...connectCauses,
  // After it.
  'connectionLost',
  'silence',
  'answerTooLarge',
  'answerUnreadable',
  'notTheVendor',
  'redirect',
  'serverError',
  // What the vendor itself says of time.
  'rateLimited',
  'vendorTrouble',
  'pending',
  'sessionNotFinished',
  // Our own.
  'programFault',
  /** The program ended, or its computer, while the attempt was under way. */
  'interrupted',
]);
export type TroubleCause = z.infer<typeof troubleCauseSchema>;

/**
 * What became of an attempt (docs/GLOSSARY.md).
 *
 * `retryable` promises that sending again can't charge twice; whatever can't promise that is `ambiguous`.
 */
export type Outcome<Answer> =
  | { readonly kind: 'answered'; readonly answer: Answer }
  | { readonly kind: 'refused'; readonly cause: RefusalCause; readonly words: VendorWords }
  | { readonly kind: 'blocked'; readonly cause: BlockCause; readonly words: VendorWords }
  | ({ readonly kind: 'retryable'; readonly cause: TroubleCause } & AnswerLeft)
  | ({ readonly kind: 'ambiguous'; readonly cause: TroubleCause } & AnswerLeft);

/** What is left of the answer, if one came, to an attempt that has to be made again. */
export interface AnswerLeft {
  /** Only of the vendor's own well-formed JSON. */
  readonly words: VendorWords | null;
  /** What the answer asked us to wait, in milliseconds and up to an hour, whoever it came from. */
  readonly retryAfter: number | null;
  /**
   * `vendor`: its own well-formed JSON. `other`: a whole answer that is not: a web page, a redirect, a proxy's refusal.
   * Null where no whole answer came.
   */
  readonly answeredBy: 'vendor' | 'other' | null;
  /** The readable text of an answer that is none, shortened and without secrets: for the vendor's support. */
  readonly unread: string | null;
}

export const nothingLeft: AnswerLeft = { words: null, retryAfter: null, answeredBy: null, unread: null };

/** How an attempt ended: with an outcome, or because a person stopped it. */
export type AttemptEnd<Answer> = Outcome<Answer> | { readonly kind: 'stopped'; readonly requestBegan: boolean };
