import { type CheckStateName, openStates } from '../../../shared/check/check.ts';
import type { History, HistoryItem, HistoryQuery, HistoryResult } from '../../../shared/check/history.ts';
import type { Database } from '../database/connection.ts';
import { createStandingReader, resultRowOf } from './case-results.ts';
import { filteredQuery, searchQuery } from './search-words.ts';

/** What a statement asks, and what is bound to it. */
export interface Asked {
  readonly sql: string;
  readonly parameters: Readonly<Record<string, string | number>>;
}

/** An item, but for what its case comes to. */
type Found = Omit<HistoryItem, 'caseResult'>;

/** Reads what fits a query, the newest first, on any connection. */
export function createHistoryReader(database: Database): (query: HistoryQuery) => History {
  const standingsOf = createStandingReader(database);
  const count = createCounter(database);
  // Page and count at one moment: a check that is entered in between would be counted and not shown.
  return database.transaction((query: HistoryQuery): History => {
    const asked = askHistory(query);
    if (asked === null) return { items: [], total: 0 };
    const found = database.prepare<[Asked['parameters']], Found>(asked.page.sql).all(asked.page.parameters);
    const cases = new Set(found.flatMap(({ caseId }) => caseId ?? []));
    const results = new Map(standingsOf([...cases]).map((standing) => [standing.held.id, resultRowOf(standing)]));
    const items = found.map((item) => ({
      ...item,
      caseResult: item.caseId === null ? null : (results.get(item.caseId) ?? null),
    }));
    return { items, total: count(asked.count) };
  });
}

/** So many are remembered. */
const MOST_COUNTS = 50;

/** Counts, once for as long as nothing is written: each page of a list asks for the same one. Called within a transaction. */
function createCounter(database: Database): (asked: Asked) => number {
  const ownChanges = database.prepare<[], number>('SELECT total_changes()').pluck();
  let version = '';
  const counts = new Map<string, number>();
  return ({ sql, parameters }) => {
    // The first tells of other connections alone.
    const now = `${database.pragma('data_version', { simple: true })} ${ownChanges.get()}`;
    if (now !== version || counts.size >= MOST_COUNTS) counts.clear();
    version = now;
    const key = JSON.stringify([sql, parameters]);
    const total = counts.get(key) ?? database.prepare<[object], number>(sql).pluck().get(parameters) ?? 0;
    counts.set(key, total);
    return total;
  };
}

export interface AskedHistory {
  readonly page: Asked;
  /** The places alone of what is on the page, for whoever reads the checks in another way. */
  readonly places: Asked;
  readonly count: Asked;
}

/**
 * A page and the count of all, as SQL; pure. Which checks are on the page is found in a narrow index, and only those are
 * read. Null where the text has no word in it, so that nothing can fit.
 */
export function askHistory(query: HistoryQuery): AskedHistory | null {
  const fitting = fittingOf(query);
  if (fitting === null) return null;
  const { from, sequence, filters } = fitting;
  const older =
    query.before === null ? filters : [...filters, { condition: `${sequence} < :before`, before: query.before }];
  const matching = (what: string, conditions: readonly Filter[]) =>
    `SELECT ${what} FROM ${from} WHERE ${conditions.map(({ condition }) => condition).join(' AND ') || 'true'}`;
  const places = `${matching(sequence, older)} ORDER BY ${sequence} DESC LIMIT :limit`;
  const page = `
    SELECT checks.id, checks.sequence, checks.kind, checks.mode, environment, case_id AS caseId,
      coalesce(cases.reference, '') AS caseReference, coalesce(session_id, verification_id) AS subject,
      entered_at AS enteredAt, state, verdict, score,
      CASE state WHEN 'needs' THEN state_content ->> 'what' END AS needs
    FROM checks LEFT JOIN cases ON cases.id = case_id
    WHERE checks.sequence IN (${places})
    ORDER BY checks.sequence DESC`;
  const parameters = { ...parametersOf(older), limit: query.limit };
  return {
    page: { sql: page, parameters },
    places: { sql: places, parameters },
    count: { sql: matching('count(*)', filters), parameters: parametersOf(filters) },
  };
}

/** A condition, and what is bound to the name in it. */
type Filter = { readonly condition: string } & Readonly<Record<string, string | number>>;

/** Where those that fit are found, and by what. */
interface Fitting {
  readonly from: string;
  readonly sequence: string;
  readonly filters: readonly Filter[];
}

function fittingOf(query: HistoryQuery): Fitting | null {
  const words = searchQuery(query.text);
  if (query.text.trim() !== '' && words === null) return null;
  const verdict = verdictOf(query.result);
  const besides = besidesOf(query);
  const found = {
    condition: 'check_search MATCH :words',
    words: filteredQuery(words, [query.mode, query.kind, verdict]),
  };
  // Counted in the index itself, very many are no burden.
  if (besides.length === 0) return { from: 'check_search', sequence: 'rowid', filters: [found] };
  if (words !== null) {
    const among = { ...found, condition: `sequence IN (SELECT rowid FROM check_search WHERE ${found.condition})` };
    return { from: indexFor(query), sequence: 'sequence', filters: [among, ...besides] };
  }
  const filters: Filter[] = [...besides];
  if (query.mode !== null) filters.push({ condition: 'mode = :mode', mode: query.mode });
  if (query.kind !== null) filters.push({ condition: 'kind = :kind', kind: query.kind });
  if (verdict !== null) filters.push({ condition: 'verdict = :result', result: verdict });
  return { from: indexFor(query), sequence: 'sequence', filters };
}

/** What the search index does not tell. */
function besidesOf(query: HistoryQuery): readonly Filter[] {
  const filters: Filter[] = [];
  if (query.result === 'open') filters.push({ condition: oneOf(openStates) });
  if (query.result === 'ended') filters.push({ condition: oneOf(['cancelled', 'closed']) });
  if (query.caseId !== null) filters.push({ condition: 'case_id = :case', case: query.caseId });
  if (query.from !== null) filters.push({ condition: 'entered_at >= :from', from: asStored(query.from) });
  if (query.until !== null) filters.push({ condition: 'entered_at < :until', until: asStored(query.until) });
  return filters;
}

function verdictOf(result: HistoryResult | null) {
  return result === 'open' || result === 'ended' ? null : result;
}

function indexFor({ caseId, result }: HistoryQuery): string {
  if (caseId !== null) return 'checks INDEXED BY checks_by_case';
  // Few are open, or have ended without an answer.
  const isByState = result === 'open' || result === 'ended';
  return `checks INDEXED BY ${isByState ? 'checks_by_state' : 'checks_for_history'}`;
}

function oneOf(states: readonly CheckStateName[]): string {
  return `state IN (${states.map((state) => `'${state}'`).join(', ')})`;
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
