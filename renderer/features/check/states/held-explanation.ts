import type { Check } from '../../../../shared/check/check.ts';
import { isInDoubt } from '../../../../shared/check/of-a-check.ts';
import { attention, type Sentences } from './explanation-type.ts';

type Held = Extract<Check['state'], { name: 'held' }>;

/** A check that does nothing until a person says so, and why. */
export function explainHeld(check: Check, { because, cause, words }: Held): Sentences {
  const held = {
    ...attention,
    happened: `explanation.held.${because}.happened`,
    next: `explanation.held.${because}.next`,
    actions: ['tryAgain', 'giveUp'],
    words,
  } as const;
  const { kind } = check;
  const careful = kind === 'livenessLookup' ? 'liveness' : isInDoubt(check) ? 'doubt' : 'match';
  const lastCause = { cause: `troubleCause.${cause ?? 'notSent'}.short` } as const;
  switch (because) {
    case 'restored':
      return {
        ...held,
        meaning: `explanation.held.restored.${kind === 'livenessLookup' ? 'liveness' : 'match'}`,
        actions: ['release', 'giveUp'],
      };
    case 'triesUsedUp':
      return {
        ...held,
        ...lastCause,
        meaning: `explanation.held.triesUsedUp.${careful}`,
        values: { tries: check.tries },
      };
    case 'doubtsUsedUp':
    case 'answeredByOthers': {
      const doubts = check.attempts.filter(({ ended }) => ended?.outcome.kind === 'ambiguous').length;
      return {
        ...held,
        ...lastCause,
        meaning: `explanation.held.${because}.meaning`,
        values: { count: doubts },
      };
    }
    case 'tooLong':
      return { ...held, meaning: `explanation.held.triesUsedUp.${careful}` };
  }
}
