import type { CaseReason, CaseVerdict } from '../case/case.ts';
import { type Countable, comparesReference } from './counting.ts';

/**
 * The verdict on a case (docs/DESIGN.md, *Verdicts*): a pass only where the counted lookup and the counted match both pass and
 * the match compared that lookup's reference picture; a fail where either fails; else a person reviews.
 *
 * @param lookup the one that counts (counting.ts); null where none does
 */
export function caseVerdict(lookup: Countable | null, match: Countable | null): CaseVerdict {
  const fails: CaseReason[] = [];
  if (lookup?.verdict === 'fail') fails.push('lookupFails');
  if (match?.verdict === 'fail') fails.push('matchFails');
  if (fails.length > 0) return { kind: 'fail', reasons: fails };

  const doubts: CaseReason[] = [];
  if (lookup === null) doubts.push('lookupNotNamed');
  else if (lookup.verdict === null) doubts.push('lookupNotAnswered');
  else if (lookup.verdict !== 'pass') doubts.push('lookupNotPassed');
  if (match === null) doubts.push('matchNotNamed');
  else if (match.verdict === null) doubts.push('matchNotAnswered');
  else if (match.verdict !== 'pass') doubts.push('matchNotPassed');
  if (lookup && match && !comparesReference(lookup, match)) doubts.push('otherPicture');
  return doubts.length > 0 ? { kind: 'review', reasons: doubts } : { kind: 'pass', reasons: ['bothPass'] };
}
