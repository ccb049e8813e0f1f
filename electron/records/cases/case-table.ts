import { isDeepStrictEqual } from 'node:util';
import type { Case } from '../../../shared/case/case.ts';
import { foldReference } from '../../../shared/entry/characters.ts';
import type { Mode } from '../../../shared/mode.ts';
import { caseFacts } from '../chain/audit-content.ts';
import { type RecordsParts, SALT_BYTES } from '../parts.ts';
import type { SearchIndex } from '../search/search-index.ts';
import { type CaseRow, caseColumns, caseOf, caseRowOf } from './case-row.ts';

/** Cases by themselves, without their checks. */
export type CaseTable = ReturnType<typeof createCaseTable>;

export function createCaseTable(parts: RecordsParts, index: SearchIndex) {
  const { database, steps, append, randomBytes } = parts;
  const insertRow = database.prepare(
    `INSERT INTO cases (${caseColumns.join(', ')}, folded_reference, salt)
     VALUES (${caseColumns.map((name) => `:${name}`).join(', ')}, :folded_reference, :salt)`,
  );
  const updateRow = database.prepare(
    `UPDATE cases SET ${caseColumns.map((name) => `${name} = :${name}`).join(', ')}, folded_reference = :folded_reference
     WHERE id = :id`,
  );
  const byId = database.prepare<[string], CaseRow>(`SELECT ${caseColumns.join(', ')} FROM cases WHERE id = ?`);
  const byFolded = database.prepare<[string, string], CaseRow>(
    `SELECT ${caseColumns.join(', ')} FROM cases WHERE mode = ? AND folded_reference = ? ORDER BY sequence`,
  );
  const saltOf = database.prepare<[string], Uint8Array>('SELECT salt FROM cases WHERE id = ?').pluck();

  /** What the audit chain's hashes of this case and its checks are made with. */
  function salt(id: string): Uint8Array {
    const found = saltOf.get(id);
    if (!found) throw new Error('no case with this id exists');
    return found;
  }

  return {
    insert: (entered: Case) =>
      steps.step(() => {
        const fresh = randomBytes(SALT_BYTES);
        insertRow.run({ ...storedRowOf(entered), salt: fresh });
        index.indexCase(entered.id);
        append({ event: 'caseEntered', content: caseFacts(entered, fresh) });
      }),
    replace: (changed: Case) =>
      steps.step(() => {
        const before = byId.get(changed.id);
        if (!before) throw new Error('no case with this id exists');
        if (isDeepStrictEqual(caseOf(before), changed)) return;
        updateRow.run(storedRowOf(changed));
        index.indexCase(changed.id);
        append({ event: 'caseChanged', content: caseFacts(changed, salt(changed.id)) });
      }),
    read: (id: string) => orNull(byId.get(id)),
    alike: (mode: Mode, reference: string): readonly Case[] => byFolded.all(mode, foldReference(reference)).map(caseOf),
    salt,
  };
}

function storedRowOf(record: Case) {
  return { ...caseRowOf(record), folded_reference: foldReference(record.reference) };
}

function orNull(row: CaseRow | undefined): Case | null {
  return row ? caseOf(row) : null;
}
