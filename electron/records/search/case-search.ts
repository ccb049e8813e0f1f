import {
  type CaseList,
  type CaseListName,
  type CaseListQuery,
  type CaseRow,
  caseRowSchema,
  MOST_CASES,
} from '../../../shared/case/list-of-cases.ts';
import type { Database } from '../database/connection.ts';
import { asStored } from '../database/stored.ts';
import { type PictureRow, pictureColumns, pictureOf } from '../pictures/pictures.ts';
import { createStandingReader, resultRowOf } from './case-results.ts';
import { filteredQuery, searchQuery } from './search-words.ts';

/** Who stands in a list, as was told of each case when it was written (electron/records/cases/standings.ts), and the index that has just those. */
const lists: Readonly<Record<CaseListName, { readonly condition: string; readonly index: string }>> = {
  today: { condition: 'changed_at >= :todayFrom', index: 'standings_by_time' },
  toFinish: { condition: 'to_finish = 1', index: 'standings_to_finish' },
  needsReview: { condition: 'needs_review = 1', index: 'standings_to_review' },
  all: { condition: 'true', index: 'standings_for_search' },
};

const none: CaseList = { items: [], counts: { today: 0, toFinish: 0, needsReview: 0, all: 0 } };

/** Cases of a list by their place in the order, as a source of SQL. */
const inList = (name: CaseListName) =>
  `case_standings INDEXED BY ${lists[name].index} WHERE mode = :mode AND ${lists[name].condition}`;

/** Those of a list that the words are found in. The search index itself tells of every list but today's, which depends on the day. */
const foundIn = (name: CaseListName) =>
  name === 'today'
    ? `case_search WHERE case_search MATCH :query AND +rowid IN (SELECT case_sequence FROM ${inList(name)})`
    : 'case_search WHERE case_search MATCH :query';

/**
 * The list of cases: the result of each of the newest that fit, and what it lacks; and how many stand in each list. Only the
 * cases that are shown are looked at, however many there are.
 */
export function createCaseLister(database: Database): (query: CaseListQuery) => CaseList {
  const itemsOf = createItemReader(database);
  const numbers = (sql: string) => database.prepare<[object], number>(sql).pluck();
  const ids = database
    .prepare<[string], string>('SELECT id FROM cases WHERE sequence IN (SELECT value FROM json_each(?))')
    .pluck();

  // All at one moment: a case that is entered in between would be counted and not shown.
  return database.transaction(({ mode, text, list, todayFrom }: CaseListQuery): CaseList => {
    const words = searchQuery(text);
    if (text.trim() !== '' && words === null) return none;
    const askedOf = (name: CaseListName) => {
      const told = name === 'today' || name === 'all' ? null : name;
      return { mode, todayFrom, query: filteredQuery(words, [mode, told]), limit: MOST_CASES };
    };
    const countIn = (name: CaseListName) => numbers(`SELECT count(*) FROM ${inList(name)}`).get(askedOf(name)) ?? 0;
    const isAnyToday = numbers(`SELECT 1 FROM ${inList('today')} LIMIT 1`).get(askedOf('today')) !== undefined;
    const isEmpty = (name: CaseListName) => name === 'today' && !isAnyToday;
    const count = (name: CaseListName) => {
      if (isEmpty(name)) return 0;
      if (words === null && name !== 'all') return countIn(name);
      return numbers(`SELECT count(*) FROM ${foundIn(name)}`).get(askedOf(name)) ?? 0;
    };
    const newest =
      words === null && list !== 'all'
        ? `SELECT case_sequence FROM ${inList(list)} ORDER BY case_sequence DESC LIMIT :limit`
        : `SELECT rowid FROM ${foundIn(list)} ORDER BY rowid DESC LIMIT :limit`;
    const found = isEmpty(list) ? [] : numbers(newest).all(askedOf(list));
    return {
      items: itemsOf(ids.all(JSON.stringify(found))),
      counts: {
        today: count('today'),
        toFinish: count('toFinish'),
        needsReview: count('needsReview'),
        all: count('all'),
      },
    };
  });
}

function createItemReader(database: Database): (ids: readonly string[]) => CaseRow[] {
  const pictures = database.prepare<[string], PictureRow>(`SELECT ${pictureColumns} FROM pictures WHERE id = ?`);
  const standingsOf = createStandingReader(database);
  return (ids) =>
    standingsOf(ids).map((standing) => {
      const { held, changedAt, checks, picture } = standing;
      const row = picture === null ? undefined : pictures.get(picture);
      const { id, mode, reference, name } = held;
      const face = row ? pictureOf(row) : null;
      return asStored(caseRowSchema, {
        ...{ id, mode, reference, name, changedAt, face },
        ...{ checks: checks.length, ...resultRowOf(standing) },
      });
    });
}
