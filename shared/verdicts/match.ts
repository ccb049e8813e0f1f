import type { MatchAnswer } from '../check/answers.ts';
import type { MatchPolicy } from '../check/policy.ts';
import { type Verdict, type VerdictReason, verdict } from '../check/verdict.ts';

/** The part of an answer that decides. */
export type MatchEvidence = Pick<MatchAnswer, 'status' | 'verificationId' | 'result' | 'score'>;

/** What was asked, as far as the verdict rests on it. */
export interface MatchQuestion {
  readonly verificationId: string;
  /** As sent, 0–1. */
  readonly threshold: number;
  /** Both pictures have the same SHA-256: a perfect score then means nothing. */
  readonly sameFileTwice: boolean;
}

/** The verdict on a face match (docs/DESIGN.md, *Verdicts*). */
export function matchVerdict(question: MatchQuestion, answer: MatchEvidence, policy: MatchPolicy): Verdict {
  const obstacle = obstacleToComputing(question, answer);
  if (obstacle) return verdict('notComputable', obstacle);
  const belowPolicy = question.threshold < policy.threshold;
  if (question.sameFileTwice) {
    return belowPolicy
      ? verdict('review', 'sameFileTwice', 'thresholdBelowPolicy')
      : verdict('review', 'sameFileTwice');
  }
  if (answer.result === 'NO') return verdict('fail', 'scoreBelowThreshold');
  return belowPolicy ? verdict('review', 'thresholdBelowPolicy') : verdict('pass', 'scoreReachesThreshold');
}

function obstacleToComputing(question: MatchQuestion, answer: MatchEvidence): VerdictReason | null {
  const { status, verificationId, result, score } = answer;
  if (verificationId !== question.verificationId) return 'foreignVerificationId';
  if (status === 'MULTIPLE_FACE_DETECTED') return 'severalFaces';
  if (status !== 'SUCCESS') return 'matchStatusUnknown';
  if (result !== 'YES' && result !== 'NO') return 'resultMissing';
  if (score === null) return 'scoreMissing';
  if (!(score >= 0 && score <= 1)) return 'scoreOutOfRange';
  const reached = score >= question.threshold;
  return reached === (result === 'YES') ? null : 'resultContradictsScore';
}
