import { isDeepStrictEqual } from 'node:util';
import type { Case } from '../../shared/case.ts';
import type { Mode } from '../../shared/mode.ts';
import { caseChanged, caseEntered } from './audit-content.ts';
import { type CaseRow, caseColumns, caseOf, caseRowOf } from './case-row.ts';
import { type RecordsParts, SALT_BYTES } from './parts.ts';
import type { SearchIndex } from './search-index.ts';

/** Cases by themselves, without their checks. */
export interface CaseTable {
  insert(entered: Case): void;
  replace(changed: Case): void;
  read(id: string): Case | null;
  find(mode: Mode, reference: string): Case | null;
  /** What the audit chain's hashes of this case and its checks are made with. */
  salt(id: string): Uint8Array;
}

export function createCaseTable(parts: RecordsParts, index: SearchIndex): CaseTable {
  const { database, steps, append, randomBytes } = parts;
  const insertRow = database.prepare(
    `INSERT INTO cases (${caseColumns.join(', ')}, salt) VALUES (${caseColumns.map((name) => `:${name}`).join(', ')}, :salt)`,
  );
  const updateRow = database.prepare(
    `UPDATE cases SET ${caseColumns.map((name) => `${name} = :${name}`).join(', ')} WHERE id = :id`,
  );
  const byId = database.prepare<[string], CaseRow>(`SELECT ${caseColumns.join(', ')} FROM cases WHERE id = ?`);
  const byReference = database.prepare<[string, string], CaseRow>(
    `SELECT ${caseColumns.join(', ')} FROM cases WHERE mode = ? AND reference = ?`,
  );
  const saltOf = database.prepare<[string], Uint8Array>('SELECT salt FROM cases WHERE id = ?').pluck();

  function salt(id: string): Uint8Array {
    const found = saltOf.get(id);
    if (!found) throw new Error('no case with this id exists');
    return found;
  }

  return {
    insert: (entered) =>
      steps.step(() => {
        const fresh = randomBytes(SALT_BYTES);
        insertRow.run({ ...caseRowOf(entered), salt: fresh });
        index.indexCase(entered.id);
        append(caseEntered(entered, fresh));
      }),
    replace: (changed) =>
      steps.step(() => {
        const before = byId.get(changed.id);
        if (!before) throw new Error('no case with this id exists');
        if (isDeepStrictEqual(caseOf(before), changed)) return;
        updateRow.run(caseRowOf(changed));
        index.indexCase(changed.id);
        append(caseChanged(changed, salt(changed.id)));
      }),
    read: (id) => orNull(byId.get(id)),
    find: (mode, reference) => orNull(byReference.get(mode, reference)),
    salt,
  };
}

function orNull(row: CaseRow | undefined): Case | null {
  return row ? caseOf(row) : null;
}
