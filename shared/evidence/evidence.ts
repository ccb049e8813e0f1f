import { z } from 'zod';
import { caseSchema, caseVerdictSchema } from '../case/case.ts';
import { personSchema } from '../case/person.ts';
import { sharedWithSchema } from '../case/question.ts';
import { caseReviewSchema, reviewSchema } from '../case/review.ts';
import { livenessAnswerSchema, matchAnswerSchema, unusablePictureSchema } from '../check/answers.ts';
import { attemptSchema } from '../check/check.ts';
import { noteSchema } from '../check/history.ts';
import { vendorWordsSchema } from '../check/outcome.ts';
import { livenessPolicySchema, matchPolicySchema } from '../check/policy.ts';
import { verdictSchema } from '../check/verdict.ts';
import { modes } from '../mode.ts';
import {
  faceBoxSchema,
  originalSchema,
  pictureAdviceSchema,
  pictureFormatSchema,
  pictureSightSchema,
} from '../picture/picture.ts';
import { chainHeadSchema } from '../records.ts';

/**
 * What a report or an export says of checks, for machines: docs/EVIDENCE.md describes every field. Times are ISO 8601 in
 * UTC. A masked report has `••••` in the place of what it leaves out (electron/reports/mask-report.ts).
 */
export const CHECK_SCHEMA = 'facedesk.check/3';
export const REPORT_SCHEMA = 'facedesk.report/3';
/** Of reports that earlier builds wrote: they are verified as they were. */
export const EARLIER_REPORT_SCHEMAS = ['facedesk.report/1', 'facedesk.report/2'] as const;

const isoTime = z.iso.datetime();

/** A picture as it was sent or came, without its bytes. */
export const evidencePictureSchema = z.strictObject({
  /** `first`, `second`: compared. `reference`, `audit`: of a lookup's answer, audits in their order. */
  role: z.enum(['first', 'second', 'reference', 'audit']),
  /** Among those of its role, as they were sent or came: from 1. */
  position: z.int().positive(),
  name: z.string(),
  format: pictureFormatSchema,
  byteLength: z.int().positive(),
  /** Pixels as seen; null where nobody could see it. */
  width: z.int().positive().nullable(),
  height: z.int().positive().nullable(),
  /** Whether it can be shown, and whether it is whole; earlier builds said nothing of it. */
  sight: pictureSightSchema.optional(),
  /** Of the bytes exactly as they were sent or came. */
  sha256: z.string(),
  /** The person's file of which the program made it; null where that is what was sent. Earlier builds sent files only. */
  original: originalSchema.nullable().optional(),
  /** What was advised before it was sent; null where nobody had looked at it there. Earlier builds never did. */
  advice: pictureAdviceSchema.nullable().optional(),
  faceBox: faceBoxSchema.nullable(),
  /** Under which name the bytes are attached to the report; null where they are not. */
  attachment: z.string().nullable(),
});
export type EvidencePicture = z.infer<typeof evidencePictureSchema>;

/** A picture that the answer named and that could not be kept, so that nothing of it can be shown or attached. */
export const missingPictureSchema = z.strictObject({
  ...evidencePictureSchema.pick({ role: true, position: true }).shape,
  why: unusablePictureSchema,
});
export type MissingPicture = z.infer<typeof missingPictureSchema>;

const common = {
  schema: z.literal(CHECK_SCHEMA),
  id: z.uuid(),
  sequence: z.int().positive(),
  mode: z.enum(modes),
  /** What the vendor's answer says of itself; null where it says nothing. */
  environment: z.string().nullable(),
  /** Mode production, and no answer that says otherwise. */
  live: z.boolean(),
  /** What it belongs to, as it was when this was written; null where it belongs to none. */
  case: caseSchema.nullable(),
  /** The verdict on its case, and the newest decision on the checks that count there; null without a case. */
  caseResult: z.strictObject({ verdict: caseVerdictSchema, decision: caseReviewSchema.nullable() }).nullable(),
  /** Who worked with the program when the check was entered; empty where nobody was named. */
  agent: personSchema,
  enteredAt: isoTime,
  predecessor: z.uuid().nullable(),
  successor: z.uuid().nullable(),
  state: z.string(),
  /** Why it failed, waits, is held or was lost; null where the state needs no reason. */
  stateReason: z.string().nullable(),
  /** What the vendor itself said of a check that it did not answer: HTTP status, code, message, support reference. */
  words: vendorWordsSchema.nullable(),
  /** Null without an answer. */
  verdict: verdictSchema.nullable(),
  /** Confidence 0–100 of a lookup, match score 0–1 of a match; null where the answer has no single one. */
  score: z.number().nullable(),
  maybeProcessed: z.boolean(),
  attempts: z.array(attemptSchema),
  pictures: z.array(evidencePictureSchema),
  missingPictures: z.array(missingPictureSchema),
  notes: z.array(noteSchema),
  reviews: z.array(reviewSchema),
};

export const lookupEvidenceSchema = z.strictObject({
  kind: z.literal('livenessLookup'),
  ...common,
  sessionId: z.string(),
  customerIp: z.string(),
  policy: livenessPolicySchema.nullable(),
  answer: livenessAnswerSchema.omit({ reference: true, audits: true }).nullable(),
});

export const matchEvidenceSchema = z.strictObject({
  kind: z.literal('faceMatch'),
  ...common,
  verificationId: z.string(),
  /** The lookup whose reference picture is the first picture; null where that came from elsewhere. */
  firstLookup: z.uuid().nullable(),
  /** 0–1, as sent. */
  threshold: z.number(),
  policy: matchPolicySchema,
  answer: matchAnswerSchema.nullable(),
});

export const checkEvidenceSchema = z.discriminatedUnion('kind', [lookupEvidenceSchema, matchEvidenceSchema]);
export type CheckEvidence = z.infer<typeof checkEvidenceSchema>;

export const reportLanguages = ['en', 'hi'] as const;
export type ReportLanguage = (typeof reportLanguages)[number];

/** A report as a machine reads it; attached to the PDF whose pages say the same. */
export const reportSchema = z.strictObject({
  schema: z.literal(REPORT_SCHEMA),
  id: z.uuid(),
  madeAt: isoTime,
  /**
   * What this computer's clock was ahead of the vendors', in milliseconds, when it was last compared: since the program
   * began, else by the newest exchange of the report. Practice vendors don't count. Null where none has said the time.
   */
  clockOffset: z.number().nullable(),
  program: z.strictObject({ name: z.literal('Facedesk'), version: z.string() }),
  /** The laptop's name and system. */
  device: z.strictObject({ name: z.string(), system: z.string() }),
  /** Who worked with the program when the report was made. */
  agent: personSchema,
  organisation: z.string(),
  language: z.enum(reportLanguages),
  masked: z.boolean(),
  withPictures: z.boolean(),
  title: z.string(),
  /** Null for a report of checks that belong to no case or to several. */
  case: caseSchema.nullable(),
  /** How many checks are on record for that case, whether they are in this report or not; null without a case. */
  checksOfCase: z.int().positive().nullable(),
  caseVerdict: caseVerdictSchema.nullable(),
  /** What people decided of the case, the oldest first, each with the checks that counted then; empty without a case verdict. */
  caseReviews: z.array(caseReviewSchema),
  /** What checks of other customers have too: by the reference of their case, null without one. */
  sharedWith: z.array(
    z.strictObject({
      kind: sharedWithSchema.shape.kind,
      reference: z.string().nullable(),
      /** Who said that it is the same customer all the same; null where nobody has. */
      said: sharedWithSchema.shape.said,
    }),
  ),
  checks: z.array(checkEvidenceSchema).min(1),
  /** Where the audit chain stood when the report was made. */
  chain: chainHeadSchema,
});
export type Report = z.infer<typeof reportSchema>;

/** What a report is made of. */
export const reportRequestSchema = z.strictObject({
  of: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('check'), id: z.uuid() }),
    z.strictObject({ kind: z.literal('case'), id: z.uuid() }),
    z.strictObject({ kind: z.literal('selection'), ids: z.array(z.uuid()).min(1).max(200) }),
  ]),
  withPictures: z.boolean(),
  masked: z.boolean(),
  language: z.enum(reportLanguages),
  /** The person has been told what is not as it should be, and wants it all the same. */
  despite: z.boolean().default(false),
});
export type ReportRequest = z.infer<typeof reportRequestSchema>;
