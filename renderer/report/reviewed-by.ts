import type { CheckEvidence } from '../../shared/evidence.ts';
import type { Review } from '../../shared/review.ts';

/** What is said beside a decision of whose it is; null where somebody else than the agent has decided. */
export function asideOf(review: Review, { agent, reviews }: CheckEvidence) {
  if (!review.isAgent) return agent.name === '' && agent.code === '' ? 'report:check.agentUnknown' : null;
  return reviews.every(({ isAgent }) => isAgent) ? 'report:check.byAgentAlone' : 'report:check.byAgent';
}
