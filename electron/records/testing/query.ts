import type { HistoryQuery } from '../../../shared/check/history.ts';

/** For tests: History without a filter. */
export const everything: HistoryQuery = {
  text: '',
  mode: null,
  kind: null,
  result: null,
  caseId: null,
  from: null,
  until: null,
  before: null,
  limit: 50,
};
