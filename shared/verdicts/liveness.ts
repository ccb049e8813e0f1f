import type { LivenessAnswer } from '../check/answers.ts';
import type { LivenessPolicy } from '../check/policy.ts';
import { type Verdict, type VerdictReason, verdict } from '../check/verdict.ts';

/** The part of an answer that decides. */
export type LivenessEvidence = Pick<LivenessAnswer, 'sessionId' | 'sessionStatus' | 'confidence'>;

const statusReasons: Record<string, VerdictReason> = {
  FAILED: 'sessionFailed',
  EXPIRED: 'sessionExpired',
  CREATED: 'sessionNotFinished',
  IN_PROGRESS: 'sessionNotFinished',
};

/** Amazon's confidence runs from 0 to 100; one of at most 1 looks like a ratio, which nobody has promised. */
const LARGEST_DOUBTFUL_CONFIDENCE = 1;

/**
 * The verdict on a liveness lookup (docs/DESIGN.md, *Verdicts*).
 *
 * @param asked the session id that was looked up, in lower case
 * @param policy null until an operator has chosen a pass mark: a review at best
 */
export function livenessVerdict(asked: string, answer: LivenessEvidence, policy: LivenessPolicy | null): Verdict {
  const obstacle = obstacleToComputing(asked, answer);
  if (obstacle) return verdict('notComputable', obstacle);
  if (answer.confidence.found !== 'one') return verdict('notComputable', 'confidenceMissing');

  const confidence = answer.confidence.value;
  const doubts: VerdictReason[] = [];
  if (answer.sessionStatus.found === 'nothing') doubts.push('sessionStatusMissing');
  if (confidence <= LARGEST_DOUBTFUL_CONFIDENCE) doubts.push('confidenceScaleDoubtful');
  if (policy === null) doubts.push('noPassMarkChosen');
  const [first, ...more] = doubts;
  if (first) return verdict('review', first, ...more);
  return policy ? scored(confidence, policy) : verdict('review', 'noPassMarkChosen');
}

function obstacleToComputing(asked: string, answer: LivenessEvidence): VerdictReason | null {
  const { sessionId, sessionStatus, confidence } = answer;
  if (sessionId.found === 'conflict' || sessionId.found === 'unreadable') return 'foreignSession';
  if (sessionId.found === 'one' && sessionId.value.toLowerCase() !== asked) return 'foreignSession';
  if (sessionStatus.found === 'conflict') return 'sessionStatusConflict';
  if (sessionStatus.found === 'unreadable') return 'sessionStatusUnknown';
  if (sessionStatus.found === 'one' && sessionStatus.value !== 'SUCCEEDED') {
    return Object.hasOwn(statusReasons, sessionStatus.value)
      ? (statusReasons[sessionStatus.value] ?? 'sessionStatusUnknown')
      : 'sessionStatusUnknown';
  }
  if (confidence.found === 'nothing') return 'confidenceMissing';
  if (confidence.found === 'conflict') return 'confidenceConflict';
  if (confidence.found === 'unreadable') return 'confidenceUnreadable';
  return confidence.value >= 0 && confidence.value <= 100 ? null : 'confidenceOutOfRange';
}

function scored(confidence: number, policy: LivenessPolicy): Verdict {
  if (confidence >= policy.passMark) return verdict('pass', 'confidenceReachesPassMark');
  if (confidence >= policy.reviewFrom) return verdict('review', 'confidenceInReviewBand');
  return verdict('fail', 'confidenceBelowReviewBand');
}
