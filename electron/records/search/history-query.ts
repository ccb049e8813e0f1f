import { type CheckStateName, openStates } from '../../../shared/check/check.ts';
import type { History, HistoryItem, HistoryQuery, HistoryResult } from '../../../shared/check/history.ts';
import type { Database } from '../database/connection.ts';
import { createCaseResults } from './case-results.ts';
import { searchQuery } from './search-words.ts';

/** What a statement asks, and what is bound to it. */
export interface Asked {
  readonly sql: string;
  readonly parameters: Readonly<Record<string, string | number>>;
}

/** An item, but for what its case comes to. */
type Found = Omit<HistoryItem, 'caseResult'>;

/** Reads what fits a query, the newest first, on any connection. */
export function readHistory(database: Database, query: HistoryQuery): History {
  const asked = askHistory(query);
  if (asked === null) return { items: [], total: 0 };
  // Both at one moment: a check that is entered in between would be counted and not shown.
  return database.transaction(() => {
    const resultOf = createCaseResults(database);
    const found = database.prepare<[Asked['parameters']], Found>(asked.page.sql).all(asked.page.parameters);
    const items = found.map((item) => ({ ...item, caseResult: item.caseId === null ? null : resultOf(item.caseId) }));
    const total =
      database.prepare<[Asked['parameters']], number>(asked.count.sql).pluck().get(asked.count.parameters) ?? 0;
    return { items, total };
  })();
}

/**
 * A page and the count of all, as SQL; pure. Which checks are on the page is found in a narrow index, and only those are
 * read. Null where the text has no word in it, so that nothing can fit.
 */
export function askHistory(query: HistoryQuery): { readonly page: Asked; readonly count: Asked } | null {
  const filters = filtersOf(query);
  if (filters === null) return null;
  const older =
    query.before === null ? filters : [...filters, { condition: 'sequence < :before', before: query.before }];
  const page = `
    SELECT checks.id, checks.sequence, checks.kind, checks.mode, environment, case_id AS caseId,
      coalesce(cases.reference, '') AS caseReference, coalesce(session_id, verification_id) AS subject,
      entered_at AS enteredAt, state, verdict, score,
      CASE state WHEN 'needs' THEN state_content ->> 'what' END AS needs
    FROM checks LEFT JOIN cases ON cases.id = case_id
    WHERE checks.sequence IN (${matching(query, 'sequence', older)} ORDER BY sequence DESC LIMIT :limit)
    ORDER BY checks.sequence DESC`;
  return {
    page: { sql: page, parameters: { ...parametersOf(older), limit: query.limit } },
    count: { sql: matching(query, 'count(*)', filters), parameters: parametersOf(filters) },
  };
}

/** A condition, and what is bound to the name in it. */
type Filter = { readonly condition: string } & Readonly<Record<string, string | number>>;

function filtersOf(query: HistoryQuery): readonly Filter[] | null {
  const words = searchQuery(query.text);
  if (query.text.trim() !== '' && words === null) return null;
  const filters: Filter[] = [];
  if (query.mode !== null) filters.push({ condition: 'mode = :mode', mode: query.mode });
  if (query.kind !== null) filters.push({ condition: 'kind = :kind', kind: query.kind });
  if (query.result !== null) filters.push(resultFilter(query.result));
  if (query.caseId !== null) filters.push({ condition: 'case_id = :case', case: query.caseId });
  if (query.from !== null) filters.push({ condition: 'entered_at >= :from', from: asStored(query.from) });
  if (query.until !== null) filters.push({ condition: 'entered_at < :until', until: asStored(query.until) });
  if (words !== null) {
    const found = 'SELECT rowid FROM check_search WHERE check_search MATCH :words';
    filters.push({ condition: `sequence IN (${found})`, words });
  }
  return filters;
}

function resultFilter(result: HistoryResult): Filter {
  if (result === 'open') return { condition: oneOf(openStates) };
  return result === 'ended'
    ? { condition: oneOf(['cancelled', 'closed']) }
    : { condition: 'verdict = :result', result };
}

function oneOf(states: readonly CheckStateName[]): string {
  return `state IN (${states.map((state) => `'${state}'`).join(', ')})`;
}

function matching(query: HistoryQuery, what: string, filters: readonly Filter[]): string {
  const index = query.caseId === null ? 'checks_for_history' : 'checks_by_case';
  const conditions = filters.map(({ condition }) => condition).join(' AND ');
  return `SELECT ${what} FROM checks INDEXED BY ${index} WHERE ${conditions || 'true'}`;
}

function parametersOf(filters: readonly Filter[]): Record<string, string | number> {
  const parameters: Record<string, string | number> = {};
  for (const { condition: _, ...bound } of filters) Object.assign(parameters, bound);
  return parameters;
}

/** Times are compared as text, and the program writes them in this one form. */
function asStored(time: string): string {
  return new Date(time).toISOString();
}
