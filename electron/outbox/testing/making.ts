import type { FaceMatch, LivenessLookup } from '../../../shared/check/check.ts';
import type { Mode } from '../../../shared/mode.ts';
import { lookup, match, pictureNumber, uuid } from './samples.ts';

/** What is made afresh in a world, and is the same in every run of the same commands. */
export interface Making {
  match(mode: Mode, account: FaceMatch['account']): FaceMatch;
  lookup(mode: Mode): LivenessLookup;
  /** From 0 to below 1. */
  random(): number;
}

export function createMaking(): Making {
  let made = 100;
  let drawn = 1;

  function next(): number {
    made += 1;
    return made;
  }

  function begun(mode: Mode) {
    const number = next();
    return { id: uuid(number), sequence: number, mode };
  }

  return {
    match(mode, account) {
      const identity = begun(mode);
      const first = { from: 'file', picture: pictureNumber(next()) } as const;
      const verificationId = `FD-${identity.id}`;
      return { ...match, ...identity, verificationId, first, second: pictureNumber(next()), account };
    },
    lookup: (mode) => ({ ...lookup, ...begun(mode), sessionId: uuid(next()) }),
    // Lehmer's generator.
    random() {
      drawn = (drawn * 48_271) % 2_147_483_647;
      return drawn / 2_147_483_647;
    },
  };
}
