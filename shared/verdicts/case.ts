import type { CaseReason, CaseVerdict } from '../case.ts';
import type { FaceMatch, LivenessLookup } from '../check.ts';

/**
 * What a case comes to (design: *Verdicts*): a pass only where the counted lookup and the counted match both pass and
 * the match compared that lookup's reference picture; a fail where either fails; else a person reviews.
 *
 * @param lookup the one that the agent named; null where none is named
 */
export function caseVerdict(lookup: LivenessLookup | null, match: FaceMatch | null): CaseVerdict {
  const fails: CaseReason[] = [];
  if (verdictOf(lookup) === 'fail') fails.push('lookupFails');
  if (verdictOf(match) === 'fail') fails.push('matchFails');
  if (fails.length > 0) return { kind: 'fail', reasons: fails };

  const doubts: CaseReason[] = [];
  if (lookup === null) doubts.push('lookupNotNamed');
  else if (lookup.state.name !== 'done') doubts.push('lookupNotAnswered');
  else if (lookup.state.verdict.kind !== 'pass') doubts.push('lookupNotPassed');
  if (match === null) doubts.push('matchNotNamed');
  else if (match.state.name !== 'done') doubts.push('matchNotAnswered');
  else if (match.state.verdict.kind !== 'pass') doubts.push('matchNotPassed');
  if (lookup && match && !comparesReference(lookup, match)) doubts.push('otherPicture');
  return doubts.length > 0 ? { kind: 'review', reasons: doubts } : { kind: 'pass', reasons: ['bothPass'] };
}

function verdictOf(check: LivenessLookup | FaceMatch | null) {
  return check?.state.name === 'done' ? check.state.verdict.kind : null;
}

/** By the bytes, not by where the picture is said to come from. */
function comparesReference(lookup: LivenessLookup, match: FaceMatch): boolean {
  if (lookup.state.name !== 'done') return false;
  const { reference } = lookup.state.answer;
  return reference?.kind === 'kept' && match.first.picture?.sha256 === reference.picture.sha256;
}
