import type { Attempt } from './check.ts';
import { connectCauses, type TroubleCause } from './outcome.ts';

const causes: ReadonlySet<TroubleCause> = new Set(connectCauses);

/** No connection came about, so not a byte was written. */
export function neverConnected({ ended }: Attempt): boolean {
  return ended?.outcome.kind === 'retryable' && causes.has(ended.outcome.cause);
}

/** From which one on, up to the last, none of these connected; their number where the last one did. */
export function unconnectedFrom(attempts: readonly Attempt[]): number {
  return attempts.findLastIndex((attempt) => !neverConnected(attempt)) + 1;
}

/** How often a vendor was tried in all: tries that never connected are one attempt on record, which counts them. */
export function timesTried(attempts: readonly Pick<Attempt, 'times'>[]): number {
  return attempts.reduce((sum, { times }) => sum + times, 0);
}
