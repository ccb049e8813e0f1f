import type { CheckEvidence } from '../../shared/evidence.ts';

/** What is said beside an agent's own decision: whether anybody else has decided too. */
export function byAgentOf({ reviews }: CheckEvidence) {
  return reviews.every(({ isAgent }) => isAgent) ? 'report:check.byAgentAlone' : 'report:check.byAgent';
}
