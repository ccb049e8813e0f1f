import type { HistoryItem, HistoryResult } from '../../../../shared/check/history.ts';
import type { TypedRequestOf } from '../../../../shared/contract/contract.ts';
import type { Mode } from '../../../../shared/mode.ts';
import { type DayText, dayAfter, startOfDay } from '../../../base/language/days.ts';

/** What a person has narrowed History down to. */
export interface HistoryFilters {
  readonly text: string;
  /** Null for the mode in use, whichever that is. */
  readonly mode: Mode | 'all' | null;
  readonly kind: HistoryItem['kind'] | 'all';
  readonly result: HistoryResult | 'all';
  readonly caseId: string | null;
  /** The first day and the last one, both included. */
  readonly from: DayText;
  readonly until: DayText;
}

export const noFilters: HistoryFilters = {
  text: '',
  mode: null,
  kind: 'all',
  result: 'all',
  caseId: null,
  from: '',
  until: '',
};

export const HISTORY_PAGE = 40;
const LONGEST_TEXT = 200;

type Query = TypedRequestOf<'history.search'>;

/** What the records are asked, from the newest on. */
export function historyQuery(filters: HistoryFilters, modeInUse: Mode): Query {
  const mode = filters.mode ?? modeInUse;
  return {
    text: filters.text.trim().slice(0, LONGEST_TEXT),
    mode: mode === 'all' ? null : mode,
    kind: filters.kind === 'all' ? null : filters.kind,
    result: filters.result === 'all' ? null : filters.result,
    caseId: filters.caseId,
    from: startOfDay(filters.from)?.toISOString() ?? null,
    // The last day counts in full.
    until: startOfDay(dayAfter(filters.until, 1))?.toISOString() ?? null,
    before: null,
    limit: HISTORY_PAGE,
  };
}

/** Whether anything but the mode in use narrows the list down. */
export function isNarrowed(filters: HistoryFilters): boolean {
  const { text, kind, result, caseId, from, until, mode } = filters;
  const isOfOneMode = mode !== null && mode !== 'all';
  return (
    text.trim() !== '' || kind !== 'all' || result !== 'all' || caseId !== null || from + until !== '' || isOfOneMode
  );
}
