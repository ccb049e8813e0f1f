import type { Check } from '../../../shared/check.ts';
import type { Explanation } from '../check/explanation-type.ts';
import type { StatusTone } from './status-chip.tsx';

/** How a check's state is set among others. */
export function rowTone({ state }: Pick<Check, 'state'>, tone: Explanation['tone']): StatusTone {
  if (state.name === 'failed' || state.name === 'lost') return 'problem';
  if (state.name === 'sending') return 'busy';
  // What only waits its turn is nobody's trouble; why its lane waits stands above, once for all.
  if (state.name === 'queued') return 'calm';
  return tone === 'busy' ? 'busy' : 'attention';
}

/** True where the row has to say why: a queued one waits for its lane, and that tells. */
export function saysWhy({ state }: Pick<Check, 'state'>): boolean {
  return state.name !== 'queued' && state.name !== 'sending';
}
