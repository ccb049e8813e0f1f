import { z } from 'zod';
import { livenessAnswerSchema, matchAnswerSchema, unusablePictureSchema } from './answers.ts';
import { caseSchema, caseVerdictSchema } from './case.ts';
import { attemptSchema } from './check.ts';
import { noteSchema } from './history.ts';
import { modes } from './mode.ts';
import { vendorWordsSchema } from './outcome.ts';
import { personSchema } from './person.ts';
import { faceBoxSchema, pictureFormatSchema } from './picture.ts';
import { livenessPolicySchema, matchPolicySchema } from './policy.ts';
import { chainHeadSchema } from './records.ts';
import { reviewSchema } from './review.ts';
import { verdictSchema } from './verdicts/verdict.ts';

/**
 * What a report or an export says of checks, for machines: docs/EVIDENCE.md describes every field. Times are ISO 8601 in
 * UTC. In a masked report every text that names a customer keeps its last four characters alone.
 */
export const CHECK_SCHEMA = 'facedesk.check/1';
export const REPORT_SCHEMA = 'facedesk.report/1';

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
  width: z.int().positive(),
  height: z.int().positive(),
  /** Of the bytes exactly as they were sent or came. */
  sha256: z.string(),
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
  /** What this computer's clock is ahead of the vendors', in milliseconds; null where none has said the time. */
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
});
export type ReportRequest = z.infer<typeof reportRequestSchema>;
