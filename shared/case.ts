import { z } from 'zod';
import { modes } from './mode.ts';
import { verdictSchema } from './verdicts/verdict.ts';

const isoTime = z.iso.datetime();

/** How a customer agreed to be checked. */
export const consentWays = ['spoken', 'written', 'digital'] as const;

/** What the agent enters of a case; everything but the reference may be left open. */
export const caseDetailsSchema = z.strictObject({
  reference: z.string(),
  /** The customer's. */
  name: z.string(),
  note: z.string(),
  place: z.string(),
  visitedAt: isoTime.nullable(),
  consent: z.strictObject({ how: z.enum(consentWays), at: isoTime }).nullable(),
});
export type CaseDetails = z.infer<typeof caseDetailsSchema>;

/** What an agent is working on: it gathers checks of one mode. */
export const caseSchema = z.strictObject({
  id: z.uuid(),
  mode: z.enum(modes),
  createdAt: isoTime,
  ...caseDetailsSchema.shape,
  /** The lookup and the match that count, as the agent named them. */
  counted: z.strictObject({ lookup: z.uuid().nullable(), match: z.uuid().nullable() }),
});
export type Case = z.infer<typeof caseSchema>;

/** A case as a list shows it. */
export const caseSummarySchema = z.strictObject({
  id: z.uuid(),
  mode: z.enum(modes),
  reference: z.string(),
  name: z.string(),
  /** Of its newest check, or of its own making. */
  changedAt: isoTime,
  checks: z.int().nonnegative(),
  /** Of these, still open. */
  open: z.int().nonnegative(),
});
export type CaseSummary = z.infer<typeof caseSummarySchema>;

/** Why a case's verdict is what it is. Each has a text in the language files under `caseReason`. */
export const caseReasonSchema = z.enum([
  'bothPass',
  'lookupFails',
  'matchFails',
  'lookupNotNamed',
  'matchNotNamed',
  'lookupNotAnswered',
  'matchNotAnswered',
  'lookupNotPassed',
  'matchNotPassed',
  'otherPicture',
]);
export type CaseReason = z.infer<typeof caseReasonSchema>;

/** What the counted lookup and match come to together: never more than they do alone. */
export const caseVerdictSchema = z.strictObject({
  kind: verdictSchema.shape.kind.extract(['pass', 'fail', 'review']),
  reasons: z.array(caseReasonSchema).min(1),
});
export type CaseVerdict = z.infer<typeof caseVerdictSchema>;

/** Why a check or a case is removed from the records; the audit chain keeps it. No free text: it would be personal. */
export const removalReasons = ['mistake', 'duplicate', 'trial', 'customerAsked', 'retention'] as const;
export type RemovalReason = (typeof removalReasons)[number];
