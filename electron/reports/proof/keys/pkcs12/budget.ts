import { setImmediate } from 'node:timers/promises';

type Rounds = Readonly<Record<'pkcs12' | 'pbkdf2', number>>;

/** What opening one file may take. */
export type Budget = ReturnType<typeof newBudget>;

/**
 * Hashes over hashes that a whole file may ask for, whatever is in it: how long its parts are stretched was chosen by
 * whoever made it. Today's programs ask for some thousands, careful ones for hundreds of thousands. PKCS #12's own way is
 * computed here and takes a second or two at most, PBKDF2 in a thread of its own, and is faster.
 */
const MOST_ROUNDS: Rounds = { pkcs12: 2_000_000, pbkdf2: 10_000_000 };

/** For one file: all its parts share it. */
export function newBudget(most: Rounds = MOST_ROUNDS) {
  const left = { ...most };
  return {
    /** @returns false once the file asks for more than any honest one does: nothing more of it is opened */
    spend(kind: keyof Rounds, rounds: number) {
      if (!Number.isSafeInteger(rounds) || rounds < 1 || rounds > left[kind]) return false;
      left[kind] -= rounds;
      return true;
    },
  };
}

/** Gives the window its turn. */
export const letOthers = (): Promise<void> => setImmediate();
