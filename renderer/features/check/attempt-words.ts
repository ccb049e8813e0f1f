import type { Attempt, Check } from '../../../shared/check/check.ts';
import type { TextKey } from './states/explanation-type.ts';

/** An attempt's outcome in words: a sentence, and the cause that it names. */
export interface AttemptWords {
  readonly outcome: TextKey;
  readonly cause: TextKey | null;
  /** How often, where that is more than once: then none connected. */
  readonly count?: number;
}

export function attemptWords(kind: Check['kind'], attempt: Attempt): AttemptWords {
  const outcome = attempt.ended?.outcome;
  if (!outcome) return { outcome: 'check.attempt.underWay', cause: null };
  if (attempt.times > 1 && outcome.kind === 'retryable') {
    const cause = `troubleCause.${outcome.cause}.short` as const;
    return { outcome: 'attemptOutcome.unconnectedTimes', cause, count: attempt.times };
  }
  switch (outcome.kind) {
    case 'answered':
      return { outcome: 'attemptOutcome.answered', cause: null };
    case 'refused':
      return { outcome: 'attemptOutcome.refused', cause: `refusalCause.${outcome.cause}.short` };
    case 'blocked':
      return { outcome: 'attemptOutcome.blocked', cause: `blockCause.${outcome.cause}.short` };
    case 'retryable':
      // Whether a lookup is charged is not known; of a match it is certain that it was not.
      return {
        outcome: kind === 'livenessLookup' ? 'attemptOutcome.retryableLookup' : 'attemptOutcome.retryable',
        cause: `troubleCause.${outcome.cause}.short`,
      };
    case 'ambiguous':
      return { outcome: 'attemptOutcome.ambiguous', cause: `troubleCause.${outcome.cause}.short` };
    case 'stopped':
      return {
        outcome: outcome.requestBegan ? 'attemptOutcome.stoppedAfter' : 'attemptOutcome.stoppedBefore',
        cause: null,
      };
  }
}

/** As much of a client id as anybody needs to tell two of them apart. */
export const clientIdEnding = (clientId: string): string => clientId.slice(-4);
