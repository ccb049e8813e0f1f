import type { MatchAnswer } from '../../../shared/check/answers.ts';
import type { Check, FaceMatch } from '../../../shared/check/check.ts';
import type { AttemptEnd, TroubleCause, VendorWords } from '../../../shared/check/outcome.ts';
import { askedWait } from './asked-wait.ts';

/** How long a check is tried by itself before a person is asked (docs/DESIGN.md, *An end to trying*), pure. */

/** After this many sendings of a match that ended in doubt a person is asked, and after as many more, again. */
export const MOST_DOUBTS = 8;
/** How often something else may answer a match in its vendor's place. */
export const MOST_FOREIGN_ANSWERS = 2;
/** In milliseconds of the program running with a lane that sends, since a check first reached its vendor. */
export const LONGEST_TRYING = 24 * 60 * 60_000;

/** What a match does after an attempt that ended in doubt. @param check with that attempt */
export function afterDoubt(
  check: FaceMatch,
  end: Extract<AttemptEnd<MatchAnswer>, { kind: 'ambiguous' }>,
  wait: number,
): FaceMatch['state'] {
  const { cause, words, answeredBy } = end;
  if (answeredBy === 'other' && foreignAnswers(check) >= MOST_FOREIGN_ANSWERS) {
    return { name: 'held', because: 'answeredByOthers', cause, words };
  }
  const doubts = check.attempts.filter(({ ended }) => ended?.outcome.kind === 'ambiguous').length;
  if (doubts % MOST_DOUBTS === 0) return { name: 'held', because: 'doubtsUsedUp', cause, words };
  return askedWait(end) ? { name: 'queued' } : waitingState(cause, words, wait);
}

function foreignAnswers({ attempts }: FaceMatch): number {
  return attempts.filter(({ ended }) => ended?.outcome.kind === 'ambiguous' && ended.answeredBy === 'other').length;
}

/** Its vendor was tried for too long: a person is asked. */
export function triedTooLong<Kind extends Check>(check: Kind): Kind | null {
  const { state } = check;
  if (state.name !== 'queued' && state.name !== 'waiting') return null;
  const { cause, words } = state.name === 'waiting' ? state : { cause: null, words: null };
  return { ...check, state: { name: 'held', because: 'tooLong', cause, words } };
}

/** Pictures go where something else has answered only when the vendor itself has answered there again without any. */
export function needsProbe(check: FaceMatch): boolean {
  return foreignAnswers(check) > 0;
}

/** Before another attempt by itself. What an answer asked us to wait is its lane's matter: then the check is queued. */
export function waitingState(cause: TroubleCause, words: VendorWords | null, length: number) {
  return { name: 'waiting', cause, words, length } as const;
}
