import type { Check } from '../../shared/check/check.ts';
import { caughtUp, followLookup, unlessAsked } from './dependents.ts';
import type { Questions } from './new-checks/ask-before-entry.ts';
import type { OutboxParts } from './parts.ts';
import type { Sights } from './sights.ts';

/** Changes of checks that are not being sent, with the matches that follow a lookup. */
export type Changes = ReturnType<typeof createChanges>;

export function createChanges({ records, announce }: OutboxParts, { mustAsk }: Questions, sights: Sights) {
  const { checks } = records;

  function caughtUpMatch(check: Check): Check {
    return check.kind === 'faceMatch' ? caughtUp(records, check) : check;
  }

  /** Where a person can't be asked just now, what has to be asked waits for them. */
  function followed(check: Check): Check {
    const next = caughtUpMatch(check);
    return next.kind === 'faceMatch' && next !== check ? unlessAsked(next, mustAsk) : next;
  }

  return {
    caughtUpMatch,
    followed,

    /** Part of the step that changes the check. */
    replaceWithFollowers(check: Check): void {
      checks.replace(followed(check));
      if (check.kind !== 'livenessLookup') return;
      for (const { id } of followLookup(records, check, mustAsk)) announce(id);
    },

    /** A match may have begun to wait for a picture that has come and was not looked at. */
    seeFor(id: string): void {
      const check = checks.read(id);
      if (check) sights.seeFor(check);
    },
  };
}
