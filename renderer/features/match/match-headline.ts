import type { MatchAnswer } from '../../../shared/answers.ts';
import type { Verdict } from '../../../shared/verdicts/verdict.ts';

export interface MatchHeadline {
  /** The vendor's word, where it is worth something. */
  readonly lead: 'yes' | 'no' | null;
  readonly tone: Verdict['kind'];
}

/** A result that could not be determined must not show a YES or NO, whatever the vendor wrote. */
export function matchHeadline(answer: Pick<MatchAnswer, 'result'>, verdict: Verdict): MatchHeadline {
  if (verdict.kind === 'notComputable') return { lead: null, tone: 'notComputable' };
  const lead = answer.result === 'YES' ? 'yes' : answer.result === 'NO' ? 'no' : null;
  return { lead, tone: verdict.kind };
}
