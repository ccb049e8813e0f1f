import { z } from 'zod';
import { verdictKinds } from './verdict-kinds.ts';

/** Why a verdict is what it is. Each has a text in the language files under `verdictReason`. */
export const verdictReasonSchema = z.enum([
  // Liveness
  'confidenceReachesPassMark',
  'confidenceInReviewBand',
  'confidenceBelowReviewBand',
  'noPassMarkChosen',
  'sessionStatusMissing',
  'confidenceScaleDoubtful',
  'sessionFailed',
  'sessionExpired',
  'sessionNotFinished',
  'sessionStatusUnknown',
  'sessionStatusConflict',
  'confidenceMissing',
  'confidenceUnreadable',
  'confidenceConflict',
  'confidenceOutOfRange',
  'foreignSession',
  // Face match
  'scoreReachesThreshold',
  'scoreBelowThreshold',
  'thresholdBelowPolicy',
  'sameFileTwice',
  'severalFaces',
  'matchStatusUnknown',
  'foreignVerificationId',
  'resultMissing',
  'scoreMissing',
  'scoreOutOfRange',
  'resultContradictsScore',
]);
export type VerdictReason = z.infer<typeof verdictReasonSchema>;

/** What an answer means under the policy, always with its reasons, the weightiest first. */
export const verdictSchema = z.strictObject({
  kind: z.enum(verdictKinds),
  reasons: z.tuple([verdictReasonSchema], verdictReasonSchema),
});
export type Verdict = z.infer<typeof verdictSchema>;
export type VerdictKind = Verdict['kind'];

export function verdict(kind: VerdictKind, first: VerdictReason, ...more: VerdictReason[]): Verdict {
  return { kind, reasons: [first, ...more] };
}
