import { isDeepStrictEqual } from 'node:util';
import type { RecordsParts } from '../parts.ts';
import { filterWords, searchable } from './search-words.ts';

/** Keeps what can be searched for up to date with what is on record. */
export type SearchIndex = ReturnType<typeof createSearchIndex>;

const checkFields = [
  'reference',
  'name',
  'place',
  'case_note',
  'notes',
  'session_id',
  'verification_id',
  'ref_id',
] as const;
const indexedFields = [...checkFields, 'filters'];
const caseFields = ['reference', 'name', 'place', 'note'] as const;
const indexedCaseFields = [...caseFields, 'filters'];

interface Filters {
  readonly mode: string;
  readonly kind: string;
  readonly verdict: string | null;
}

interface CaseFilters {
  readonly sequence: number;
  readonly mode: string;
  readonly toFinish: string | null;
  readonly needsReview: string | null;
}

type Texts<Field extends string> = Readonly<Record<Field, string | null>>;

export function createSearchIndex({ database, steps }: Pick<RecordsParts, 'database' | 'steps'>) {
  const checkTexts = database.prepare<[number], Texts<(typeof checkFields)[number]> & Filters>(`
    SELECT cases.reference, cases.name, cases.place, cases.note AS case_note,
      (SELECT group_concat(text, char(10)) FROM (
        SELECT text FROM notes WHERE check_sequence = checks.sequence
        UNION ALL SELECT reason FROM reviews WHERE check_sequence = checks.sequence
        UNION ALL SELECT reason FROM case_reviews WHERE case_sequence = cases.sequence
      )) AS notes,
      checks.session_id, checks.verification_id, checks.answer ->> 'refId' AS ref_id, checks.mode, kind, verdict
    FROM checks LEFT JOIN cases ON cases.id = checks.case_id
    WHERE checks.sequence = ?`);
  const caseTexts = database.prepare<[string], Texts<(typeof caseFields)[number]> & CaseFilters>(`
    SELECT sequence, reference, name, place, note, cases.mode, iif(to_finish, 'toFinish', NULL) AS toFinish,
      iif(needs_review, 'needsReview', NULL) AS needsReview
    FROM cases LEFT JOIN case_standings ON case_sequence = sequence WHERE id = ?`);
  const checksOfCase = database.prepare<[string], number>('SELECT sequence FROM checks WHERE case_id = ?').pluck();
  const indexedCheck = database
    .prepare<[number], string[]>(`SELECT ${indexedFields.join(', ')} FROM check_search WHERE rowid = ?`)
    .raw();
  const indexedCase = database
    .prepare<[number], string[]>(`SELECT ${indexedCaseFields.join(', ')} FROM case_search WHERE rowid = ?`)
    .raw();
  const deleteCheck = database.prepare('DELETE FROM check_search WHERE rowid = ?');
  const deleteCase = database.prepare('DELETE FROM case_search WHERE rowid = ?');
  const insertCheck = database.prepare(insertInto('check_search', indexedFields));
  const insertCase = database.prepare(insertInto('case_search', indexedCaseFields));

  function indexCheck(sequence: number): void {
    const texts = checkTexts.get(sequence);
    if (!texts) return;
    const { mode, kind, verdict } = texts;
    const searchables = [
      ...checkFields.map((field) => searchable(texts[field] ?? '')),
      filterWords([mode, kind, verdict]),
    ];
    // Most changes of a check change nothing that can be searched for.
    if (isDeepStrictEqual(indexedCheck.get(sequence), searchables)) return;
    deleteCheck.run(sequence);
    insertCheck.run(sequence, ...searchables);
  }

  function indexCase(id: string): void {
    const texts = caseTexts.get(id);
    if (!texts) return;
    const { sequence, mode, toFinish, needsReview } = texts;
    const searchables = [
      ...caseFields.map((field) => searchable(texts[field] ?? '')),
      filterWords([mode, toFinish, needsReview]),
    ];
    if (isDeepStrictEqual(indexedCase.get(sequence), searchables)) return;
    deleteCase.run(sequence);
    insertCase.run(sequence, ...searchables);
  }

  function indexChecksOf(id: string): void {
    for (const sequence of checksOfCase.all(id)) indexCheck(sequence);
  }

  return {
    // At the end of the step: where the index is written between other rows, SQLite flushes what it has of it each time.
    /** After anything has changed in a check, its notes or its case. */
    indexCheck(sequence: number) {
      steps.beforeCommit(`search check ${sequence}`, () => indexCheck(sequence));
    },
    /** After a case has changed, with all its checks. */
    indexCase(id: string) {
      steps.beforeCommit(`search case ${id}`, () => indexCase(id));
      steps.beforeCommit(`search checks of ${id}`, () => indexChecksOf(id));
    },
    /** After the lists have changed that a case stands in. */
    indexStanding(id: string) {
      steps.beforeCommit(`search case ${id}`, () => indexCase(id));
    },
    forgetCheck(sequence: number) {
      deleteCheck.run(sequence);
    },
    forgetCase(id: string) {
      const texts = caseTexts.get(id);
      if (texts) deleteCase.run(texts.sequence);
    },
  };
}

function insertInto(table: string, fields: readonly string[]): string {
  return `INSERT INTO ${table} (rowid, ${fields.join(', ')}) VALUES (?${', ?'.repeat(fields.length)})`;
}
