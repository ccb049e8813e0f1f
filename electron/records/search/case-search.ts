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
import { createStandingReader } from './case-results.ts';
import { searchQuery } from './search-words.ts';

/** Who stands in a list, as was told of each case when it was written (electron/records/cases/standings.ts). */
const conditions: Readonly<Record<CaseListName, string>> = {
  today: 'changed_at >= :todayFrom',
  toFinish: 'to_finish = 1',
  needsReview: 'needs_review = 1',
  all: 'true',
};

const FOUND = 'case_sequence IN (SELECT rowid FROM case_search WHERE case_search MATCH :query)';

/**
 * The list of cases: the result of each of the newest that fit, and what it lacks; and how many stand in each list. Only the
 * cases that are shown are looked at, however many there are.
 */
export function listCases(database: Database, { mode, text, list, todayFrom }: CaseListQuery): CaseList {
  const query = searchQuery(text);
  const none = { today: 0, toFinish: 0, needsReview: 0, all: 0 };
  if (text.trim() !== '' && query === null) return { items: [], counts: none };
  const asked = { mode, query, todayFrom, limit: MOST_CASES };
  const select = <Row>(sql: string) => database.prepare<[object], Row>(sql);
  const isAsked = query === null ? 'mode = :mode' : `mode = :mode AND ${FOUND}`;

  function countEach(): CaseList['counts'] {
    const count = (name: CaseListName) =>
      select<number>(`SELECT count(*) FROM case_standings WHERE mode = :mode AND ${conditions[name]}`)
        .pluck()
        .get(asked) ?? 0;
    return {
      today: count('today'),
      toFinish: count('toFinish'),
      needsReview: count('needsReview'),
      all: count('all'),
    };
  }

  /** Words are looked up once for all lists. */
  function countFound(): CaseList['counts'] {
    return {
      ...none,
      ...select<CaseList['counts']>(`
        SELECT total(${conditions.today}) AS today, total(to_finish) AS toFinish, total(needs_review) AS needsReview,
          count(*) AS "all"
        FROM case_standings INDEXED BY standings_for_search WHERE ${isAsked}`).get(asked),
    };
  }

  // All at one moment: a case that is entered in between would be counted and not shown.
  return database.transaction(() => {
    const ids = select<string>(`
      SELECT id FROM case_standings JOIN cases ON sequence = case_sequence
      WHERE case_standings.${isAsked} AND ${conditions[list]} ORDER BY case_sequence DESC LIMIT :limit`)
      .pluck()
      .all(asked);
    return { items: itemsOf(database, ids), counts: query === null ? countEach() : countFound() };
  })();
}

function itemsOf(database: Database, ids: readonly string[]): CaseRow[] {
  const pictures = database.prepare<[string], PictureRow>(`SELECT ${pictureColumns} FROM pictures WHERE id = ?`);
  return createStandingReader(database)(ids).map(({ held, standing, picture }) => {
    const row = picture === null ? undefined : pictures.get(picture);
    const { id, mode, reference, name } = held;
    return asStored(caseRowSchema, { id, mode, reference, name, ...standing, face: row ? pictureOf(row) : null });
  });
}
