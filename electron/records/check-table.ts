import type { Check } from '../../shared/check.ts';
import { attemptColumns, attemptRowOf } from './attempt-row.ts';
import type { CheckPictures } from './check-pictures.ts';
import { checkColumns, checkPicturesOf, columnsOf } from './check-row.ts';
import type { Database } from './database.ts';

/** Writes checks with their attempts and pictures, row by row: no audit, no search. */
export interface CheckTable {
  /** @returns its place in the order */
  insert(check: Check, ownSalt: Uint8Array | null): number;
  update(sequence: number, check: Check, ownSalt: Uint8Array | null): void;
  delete(sequence: number): void;
}

const written = [...checkColumns, 'salt'];

export function createCheckTable(database: Database, pictures: CheckPictures): CheckTable {
  const insertRow = database.prepare(
    `INSERT INTO checks (${written.join(', ')}) VALUES (${written.map((name) => `:${name}`).join(', ')})`,
  );
  const updateRow = database.prepare(
    `UPDATE checks SET ${written.map((name) => `${name} = :${name}`).join(', ')} WHERE sequence = :sequence`,
  );
  const deleteRow = database.prepare('DELETE FROM checks WHERE sequence = ?');
  const forgetAttempts = database.prepare('DELETE FROM attempts WHERE check_sequence = ?');
  const insertAttempt = database.prepare(`
    INSERT INTO attempts (check_sequence, ${attemptColumns.join(', ')})
    VALUES (:sequence, ${attemptColumns.map((name) => `:${name}`).join(', ')})`);

  function keepParts(sequence: number, check: Check): void {
    forgetAttempts.run(sequence);
    for (const attempt of check.attempts) insertAttempt.run({ sequence, ...attemptRowOf(attempt) });
    pictures.keep(sequence, checkPicturesOf(check));
  }

  return {
    insert(check, ownSalt) {
      const sequence = Number(insertRow.run({ ...columnsOf(check), salt: ownSalt }).lastInsertRowid);
      keepParts(sequence, check);
      return sequence;
    },
    update(sequence, check, ownSalt) {
      updateRow.run({ ...columnsOf(check), salt: ownSalt, sequence });
      keepParts(sequence, check);
    },
    delete(sequence) {
      pictures.release(sequence);
      deleteRow.run(sequence);
    },
  };
}
