import { neverConnected, unconnectedFrom } from '../../../shared/check/attempts.ts';
import type { Attempt } from '../../../shared/check/check.ts';

/**
 * The attempts of a check whose last one has just ended, where that never connected and another one before it neither, at the
 * same host, as the same client and for the same reason: then they are one row that counts.
 */
export function withRunsFolded(attempts: readonly Attempt[]): Attempt[] {
  const last = attempts.at(-1);
  if (!last || !neverConnected(last)) return [...attempts];
  const rest = attempts.slice(0, -1);
  const from = unconnectedFrom(rest);
  const at = rest.findLastIndex((attempt, index) => index >= from && isAlike(attempt, last));
  if (at < 0) return [...attempts];
  return rest.map((attempt, index) =>
    index === at ? { ...attempt, times: attempt.times + 1, lastAt: last.startedAt } : attempt,
  );
}

function isAlike(one: Attempt, other: Attempt): boolean {
  return one.host === other.host && one.clientId === other.clientId && causeOf(one) === causeOf(other);
}

function causeOf({ ended }: Attempt) {
  return ended && 'cause' in ended.outcome ? ended.outcome.cause : null;
}
