import { z } from 'zod';
import { verdictSchema } from '../check/verdict.ts';
import { normalReference } from '../entry/characters.ts';
import { modes } from '../mode.ts';

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
  /** The lookup and the match that the agent chose to count; null where the program chooses (shared/verdicts/counting.ts). */
  counted: z.strictObject({ lookup: z.uuid().nullable(), match: z.uuid().nullable() }),
  /** Why a step was left out, and what was done instead; null where it was not. */
  skipped: z.strictObject({
    consent: z.string().nullable(),
    liveness: z.string().nullable(),
    document: z.string().nullable(),
  }),
});
export type Case = z.infer<typeof caseSchema>;

export const nothingSkipped: Case['skipped'] = { consent: null, liveness: null, document: null };

/**
 * Which of the cases whose references read the same is meant by one that was typed: the one that has it as it is, else one
 * that was entered before references were made normal.
 */
export function namedBy(reference: string, alike: readonly Case[]): Case | null {
  const named = (asText: (found: Case) => string) => alike.find((found) => asText(found) === reference);
  return named((found) => found.reference) ?? named((found) => normalReference(found.reference)) ?? null;
}

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

/** The verdict on the counted lookup and match together: never better than on either alone. */
export const caseVerdictSchema = z.strictObject({
  kind: verdictSchema.shape.kind.extract(['pass', 'fail', 'review']),
  reasons: z.array(caseReasonSchema).min(1),
});
export type CaseVerdict = z.infer<typeof caseVerdictSchema>;

/** Why a check or a case is removed from the records; the audit chain keeps it. No free text: it would be personal. */
export const removalReasons = ['mistake', 'duplicate', 'trial', 'customerAsked', 'retention'] as const;
export type RemovalReason = (typeof removalReasons)[number];
