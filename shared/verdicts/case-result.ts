import type { Case, CaseVerdict } from '../case/case.ts';
import { type CaseReview, decisionOn } from '../case/review.ts';
import { type SkippableStep, skippableSteps } from '../case/skippable.ts';
import { caseVerdict } from './case.ts';
import { type Countable, type Counting, failsBeside, whatCounts } from './counting.ts';

/** The machine's verdict on a case and the newest reviewer's decision beside it, always both (docs/DESIGN.md, *The words*). */
export interface CaseResult {
  readonly verdict: CaseVerdict;
  readonly counted: CaseReview['counted'];
  readonly unsettled: Counting['unsettled'];
  /** How many checks failed and don't count. */
  readonly failsBeside: number;
  /** On the checks that count; null where nobody has decided on these. */
  readonly decision: CaseReview | null;
  /** The steps of the visit that have come to nothing yet, and were not left out. */
  readonly missing: readonly SkippableStep[];
  /** Why a step was left out; null also where it has been done since. */
  readonly leftOut: Case['skipped'];
}

/** As much of a case as its result follows from, with its checks and reviews. */
export interface Held extends Pick<Case, 'counted' | 'skipped'> {
  readonly consent: object | null;
}

/** @param checks all of the case */
export function caseResult(held: Held, checks: readonly Countable[], reviews: readonly CaseReview[]): CaseResult {
  const { lookup, match, unsettled } = whatCounts(checks, held.counted);
  const counted = { lookup: lookup?.id ?? null, match: match?.id ?? null };
  const isDone = { consent: held.consent !== null, liveness: saysSomething(lookup), document: saysSomething(match) };
  const leftOut = Object.fromEntries(
    skippableSteps.map((step) => [step, isDone[step] ? null : held.skipped[step]]),
  ) as Case['skipped'];
  return {
    verdict: caseVerdict(lookup, match),
    counted,
    unsettled,
    failsBeside: failsBeside(checks, Object.values(counted)).length,
    decision: decisionOn(counted, reviews),
    missing: skippableSteps.filter((step) => !isDone[step] && leftOut[step] === null),
    leftOut,
  };
}

/** An answer that determines nothing leaves its step to be done again. */
function saysSomething(check: Countable | null): boolean {
  return check !== null && check.verdict !== null && check.verdict !== 'notComputable';
}
