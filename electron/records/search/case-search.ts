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
import { searchQuery } from './search-words.ts';

/** Who stands in a list, as was told of each case when it was written (electron/records/cases/standings.ts), and the index that has just those. */
const lists: Readonly<Record<CaseListName, { readonly condition: string; readonly index: string }>> = {
  today: { condition: 'changed_at >= :todayFrom', index: 'standings_by_time' },
  toFinish: { condition: 'to_finish = 1', index: 'standings_to_finish' },
  needsReview: { condition: 'needs_review = 1', index: 'standings_to_review' },
  all: { condition: 'true', index: 'standings_for_search' },
};

const none: CaseList = { items: [], counts: { today: 0, toFinish: 0, needsReview: 0, all: 0 } };

/** In this order SQLite looks each case that was found up, in place of keeping all that were found. */
const FOUND = 'case_search CROSS JOIN case_standings ON case_sequence = case_search.rowid';
const IS_FOUND = 'case_search MATCH :query AND mode = :mode';

/**
 * The list of cases: the result of each of the newest that fit, and what it lacks; and how many stand in each list. Only the
 * cases that are shown are looked at, however many there are.
 */
export function createCaseLister(database: Database): (query: CaseListQuery) => CaseList {
  const itemsOf = createItemReader(database);
  const select = <Row>(sql: string) => database.prepare<[object], Row>(sql);

  function countEach(asked: object): CaseList['counts'] {
    const count = (name: CaseListName) => {
      const { condition, index } = lists[name];
      const sql = `SELECT count(*) FROM case_standings INDEXED BY ${index} WHERE mode = :mode AND ${condition}`;
      return select<number>(sql).pluck().get(asked) ?? 0;
    };
    return {
      today: count('today'),
      toFinish: count('toFinish'),
      needsReview: count('needsReview'),
      all: count('all'),
    };
  }

  /** Words are looked up once for all lists. */
  function countFound(asked: object): CaseList['counts'] {
    const counted = select<CaseList['counts']>(`
      SELECT total(${lists.today.condition}) AS today, total(to_finish) AS toFinish, total(needs_review) AS needsReview,
        count(*) AS "all"
      FROM ${FOUND} WHERE ${IS_FOUND}`).get(asked);
    return { ...none.counts, ...counted };
  }

  // All at one moment: a case that is entered in between would be counted and not shown.
  return database.transaction(({ mode, text, list, todayFrom }: CaseListQuery): CaseList => {
    const query = searchQuery(text);
    if (text.trim() !== '' && query === null) return none;
    const asked = { mode, query, todayFrom, limit: MOST_CASES };
    const { condition, index } = lists[list];
    const among =
      query === null
        ? `case_standings INDEXED BY ${index} WHERE mode = :mode AND ${condition} ORDER BY case_sequence`
        : `${FOUND} WHERE ${IS_FOUND} AND ${condition} ORDER BY case_search.rowid`;
    const ids = select<string>(`
      SELECT id FROM cases WHERE sequence IN (SELECT case_sequence FROM ${among} DESC LIMIT :limit)`)
      .pluck()
      .all(asked);
    return { items: itemsOf(ids), counts: query === null ? countEach(asked) : countFound(asked) };
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
