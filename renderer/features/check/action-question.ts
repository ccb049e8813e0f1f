import { type Check, isInDoubt } from '../../../shared/check.ts';
import type { CheckAction } from './explanation-type.ts';

/**
 * Which question an action asks before it is carried out; null for none. Each has a text in the language files under
 * `check.question`.
 *
 * @param isBrief what the action costs does not stand beside it
 */
export function questionOf(action: CheckAction, check: Check, isBrief: boolean): 'giveUp' | 'stop' | 'consent' | null {
  if (action === 'giveUp' && isInDoubt(check)) return 'giveUp';
  if (action === 'consent' && isBrief) return 'consent';
  if (action !== 'stop' || check.kind !== 'faceMatch') return null;
  if (check.state.name !== 'sending') return isInDoubt(check) ? 'giveUp' : null;
  return isBrief ? 'stop' : null;
}
