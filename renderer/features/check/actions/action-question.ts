import type { Check } from '../../../../shared/check/check.ts';
import { isInDoubt } from '../../../../shared/check/of-a-check.ts';
import type { CheckAction } from '../states/explanation-type.ts';

export type CheckQuestion = 'giveUp' | 'stop' | 'consent' | 'half';

/**
 * Which question an action asks before it is carried out; null for none. Each has a text in the language files under
 * `check.question`.
 *
 * @param isBrief what consenting costs does not stand beside it
 */
export function questionOf(action: CheckAction, check: Check, isBrief: boolean): CheckQuestion | null {
  if (action === 'giveUp' && isInDoubt(check)) return 'giveUp';
  // What else has to be asked the main process asks itself.
  if (action === 'consent' && check.state.name === 'needs' && check.state.what === 'question') return null;
  if (action === 'consent' && isBrief) return isAboutHalf(check) ? 'half' : 'consent';
  if (action !== 'stop' || check.kind !== 'faceMatch') return null;
  // A part of it may have left by now, and what is stopped then may be paid for and lost: wherever the button stands.
  if (check.state.name === 'sending') return 'stop';
  return isInDoubt(check) ? 'giveUp' : null;
}

function isAboutHalf({ state }: Check): boolean {
  return state.name === 'needs' && state.what === 'half';
}
