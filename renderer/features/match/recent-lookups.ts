import type { HistoryItem, HistoryQuery } from '../../../shared/history.ts';
import type { Mode } from '../../../shared/mode.ts';
import { settled } from '../../app/call.ts';
import type { FirstPictureEntry } from './first-picture.ts';

const MOST_LOOKUPS = 20;

/** The lookups of a mode, the newest first. */
export function recentLookups(mode: Mode): HistoryQuery {
  return {
    text: '',
    mode,
    kind: 'livenessLookup',
    result: null,
    caseId: null,
    from: null,
    until: null,
    before: null,
    limit: MOST_LOOKUPS,
  };
}

/** Answered, or likely to be yet. */
export function isUsable({ state }: Pick<HistoryItem, 'state'>): boolean {
  return ['queued', 'sending', 'waiting', 'held', 'done'].includes(state);
}

/** The lookup as a first picture, with the picture as far as it is there; null where the lookup can't be read. */
export async function lookupEntry(lookup: string): Promise<FirstPictureEntry | null> {
  const result = await settled(window.facedesk.checks.read({ id: lookup }));
  if (!result.ok || result.value.check.kind !== 'livenessLookup') return null;
  const { state } = result.value.check;
  const reference = state.name === 'done' ? state.answer.reference : null;
  return { from: 'lookup', lookup, picture: reference?.kind === 'kept' ? reference.picture : null };
}
