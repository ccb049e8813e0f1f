import type { CaseVerdict } from '../case/case.ts';
import type { StatusTone } from './check-status.ts';

/** What is known of a case wherever it is named. */
export interface CaseStanding {
  readonly verdict: CaseVerdict['kind'];
  readonly isDecided: boolean;
  /** How many steps of the visit have come to nothing yet, and were not left out. */
  readonly missing: number;
  /** How many of its checks are still open. */
  readonly open: number;
}

/** What an unfinished case waits for: an answer that comes by itself, or a step of the agent's. */
export function toneOfUnfinished({ open }: Pick<CaseStanding, 'open'>): StatusTone {
  return open > 0 ? 'moving' : 'person';
}

/**
 * The one place that says where a case stands. `unfinished`: nothing speaks against it so far, and something is still to come,
 * so it is no case for a reviewer yet. Otherwise its verdict.
 */
export function caseStatusOf({ verdict, isDecided, missing, open }: CaseStanding): CaseVerdict['kind'] | 'unfinished' {
  return verdict === 'review' && !isDecided && missing + open > 0 ? 'unfinished' : verdict;
}
