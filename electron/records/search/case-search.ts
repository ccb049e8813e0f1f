import {
  type CaseList,
  type CaseListQuery,
  type CaseRow,
  caseRowSchema,
  listsOf,
  MOST_CASES,
} from '../../../shared/case/list-of-cases.ts';
import { caseResult } from '../../../shared/verdicts/case-result.ts';
import { createCaseReviewTable } from '../cases/case-reviews.ts';
import { caseColumns, type CaseRow as StoredCase, visitOf } from '../cases/case-row.ts';
import type { Database } from '../database/connection.ts';
import { asStored } from '../database/stored.ts';
import { type PictureRow, pictureColumns, pictureOf } from '../pictures/pictures.ts';
import { type CheckOfCase, checksOfCases, resultRowOf } from './case-results.ts';
import { searchQuery } from './search-words.ts';

/**
 * The list of cases: the result of each and what it lacks, read from the columns of its checks and never from their answers.
 * For the reader's thread: it looks at every case that fits the words, however many there are.
 */
export function listCases(database: Database, { mode, text, list, todayFrom }: CaseListQuery): CaseList {
  const query = searchQuery(text);
  const none = { items: [], counts: { today: 0, toFinish: 0, needsReview: 0, all: 0 } };
  if (text.trim() !== '' && query === null) return none;
  const found = query === null ? '' : 'AND sequence IN (SELECT rowid FROM case_search WHERE case_search MATCH :query)';
  const cases = database
    .prepare<[object], StoredCase>(
      `SELECT ${caseColumns.join(', ')} FROM cases WHERE mode = :mode AND :query IS :query ${found} ORDER BY sequence DESC`,
    )
    .all({ mode, query });
  const checksOf = Map.groupBy(
    database.prepare<[string], CheckOfCase>(checksOfCases('mode = ? AND case_id IS NOT NULL')).all(mode),
    ({ case_id }) => case_id,
  );
  const reviews = createCaseReviewTable(database);
  const reviewed = new Set(database.prepare<[], string>(reviewedCases).pluck().all());
  const pictures = database.prepare<[string], PictureRow>(pictureById);
  const counts = { ...none.counts };
  const items: CaseRow[] = [];
  for (const held of cases) {
    const checks = checksOf.get(held.id) ?? [];
    const result = caseResult(visitOf(held), checks, reviewed.has(held.id) ? reviews.read(held.id) : []);
    const changedAt = checks.reduce((newest, { entered_at: at }) => (at > newest ? at : newest), held.created_at);
    const standing = { changedAt, checks: checks.length, ...resultRowOf(checks, result) };
    const lists = [...listsOf(standing, todayFrom), 'all' as const];
    for (const name of lists) counts[name] += 1;
    if (!lists.includes(list) || items.length >= MOST_CASES) continue;
    const picture = checks.find(({ id }) => id === result.counted.lookup)?.picture ?? null;
    const row = picture === null ? undefined : pictures.get(picture);
    const face = row ? pictureOf(row) : null;
    const { id, reference, name } = held;
    items.push(asStored(caseRowSchema, { id, mode, reference, name, ...standing, face }));
  }
  return { items, counts };
}

const reviewedCases = 'SELECT DISTINCT cases.id FROM case_reviews JOIN cases ON cases.sequence = case_sequence';

const pictureById = `SELECT ${pictureColumns} FROM pictures WHERE id = ?`;
