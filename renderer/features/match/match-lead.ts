import type { MatchAnswer } from '../../../shared/check/answers.ts';
import type { Verdict } from '../../../shared/check/verdict.ts';

/**
 * The vendor's word, to stand before a match's headline, where it is worth something: a result that could not be
 * determined must not show a YES or NO, whatever the vendor wrote.
 */
export function matchLead({ result }: Pick<MatchAnswer, 'result'>, { kind }: Verdict): 'yes' | 'no' | null {
  if (kind === 'notComputable') return null;
  return result === 'YES' ? 'yes' : result === 'NO' ? 'no' : null;
}
