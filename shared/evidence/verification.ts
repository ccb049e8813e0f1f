import { z } from 'zod';

/** Who wrote a report. */
export const signerSchema = z.discriminatedUnion('who', [
  z.strictObject({ who: z.literal('thisInstallation'), fingerprint: z.string() }),
  /** By somebody whose certificate was imported, under that name. */
  z.strictObject({ who: z.literal('known'), fingerprint: z.string(), name: z.string() }),
  z.strictObject({ who: z.literal('unknown'), fingerprint: z.string(), name: z.string() }),
  /** Not known now: the vault with our own and the imported certificates isn't open. */
  z.strictObject({ who: z.literal('notAsked'), fingerprint: z.string(), name: z.string() }),
]);
export type Signer = z.infer<typeof signerSchema>;

/** A name that a changed file gives a picture may be anything, and any length. */
export const MOST_CHANGE_NAME_LENGTH = 100;

/** What was found changed: the file as a whole, its pages, the machine-readable twin, or an attached picture. */
export const changeSchema = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('file') }),
  z.strictObject({ what: z.literal('pages') }),
  z.strictObject({ what: z.literal('twin') }),
  z.strictObject({ what: z.literal('picture'), name: z.string().max(MOST_CHANGE_NAME_LENGTH) }),
  z.strictObject({ what: z.literal('signature') }),
  /** Something was appended after it was signed. */
  z.strictObject({ what: z.literal('appended') }),
]);
export type Change = z.infer<typeof changeSchema>;

/** What the verifier says of a PDF or of a twin (JSON). */
export const reportVerificationSchema = z.discriminatedUnion('result', [
  z.strictObject({
    result: z.literal('unchanged'),
    kind: z.enum(['pdf', 'twin']),
    signer: signerSchema,
    reportId: z.uuid(),
    madeAt: z.iso.datetime(),
    checks: z.int().positive(),
    /** Beside the records that are open; null where none are. */
    records: z
      .strictObject({
        /** Of the report's checks, in these records. */
        found: z.int().nonnegative(),
        chain: z.enum(['contained', 'notContained']),
      })
      .nullable(),
  }),
  z.strictObject({
    result: z.literal('changed'),
    kind: z.enum(['pdf', 'twin']),
    changes: z.array(changeSchema).min(1),
    signer: signerSchema.nullable(),
  }),
  /** No report of Facedesk's, or so damaged that nobody can tell. */
  z.strictObject({ result: z.literal('unreadable') }),
]);
export type ReportVerification = z.infer<typeof reportVerificationSchema>;
