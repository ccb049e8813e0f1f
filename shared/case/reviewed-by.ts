import type { Person } from './person.ts';
import type { Review } from './review.ts';

/** The agent, beside others or alone; or nobody knows, as no agent is named for the check. */
export type ReviewedBy = 'agent' | 'agentAlone' | 'agentUnknown';

/** What has to be said of whose decision a review is; null where it is somebody else's than the agent's. */
export function reviewedBy(
  { isAgent }: Pick<Review, 'isAgent'>,
  { agent, reviews }: { readonly agent: Person; readonly reviews: readonly Pick<Review, 'isAgent'>[] },
): ReviewedBy | null {
  if (!isAgent) return agent.name === '' && agent.code === '' ? 'agentUnknown' : null;
  return reviews.every((review) => review.isAgent) ? 'agentAlone' : 'agent';
}
