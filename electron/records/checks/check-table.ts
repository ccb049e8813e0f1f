import { isDeepStrictEqual } from 'node:util';
import type { Check } from '../../../shared/check/check.ts';
import type { Database } from '../database/connection.ts';
import { attemptColumns, attemptRowOf } from './attempt-row.ts';
import type { CheckPictures } from './check-pictures.ts';
import { checkColumns, checkPicturesOf, columnsOf } from './check-row.ts';

const written = [...checkColumns, 'salt'];

/** Writes checks with their attempts and pictures, row by row: no audit, no search. */
export function createCheckTable(database: Database, pictures: CheckPictures) {
  const insertRow = database.prepare(
    `INSERT INTO checks (${written.join(', ')}) VALUES (${written.map((name) => `:${name}`).join(', ')})`,
  );
  const updateRow = database.prepare(
    `UPDATE checks SET ${written.map((name) => `${name} = :${name}`).join(', ')} WHERE sequence = :sequence`,
  );
  const deleteRow = database.prepare('DELETE FROM checks WHERE sequence = ?');
  const forgetAttempts = database.prepare('DELETE FROM attempts WHERE check_sequence = ? AND number > ?');
  const attemptValues = `attempts (check_sequence, ${attemptColumns.join(', ')})
    VALUES (:sequence, ${attemptColumns.map((name) => `:${name}`).join(', ')})`;
  const insertAttempt = database.prepare(`INSERT INTO ${attemptValues}`);
  const replaceAttempt = database.prepare(`REPLACE INTO ${attemptValues}`);

  /** Numbered from 1 without gaps: what is on record beyond the last is there no more. */
  function keepAttempts(sequence: number, before: Check['attempts'], after: Check['attempts']): void {
    if (after.length < before.length) forgetAttempts.run(sequence, after.length);
    for (const [index, attempt] of after.entries()) {
      if (isDeepStrictEqual(attempt, before[index])) continue;
      const keep = index < before.length ? replaceAttempt : insertAttempt;
      keep.run({ sequence, ...attemptRowOf(attempt) });
    }
  }

  return {
    /** @returns its place in the order */
    insert(check: Check, ownSalt: Uint8Array | null) {
      const sequence = Number(insertRow.run({ ...columnsOf(check), salt: ownSalt }).lastInsertRowid);
      keepAttempts(sequence, [], check.attempts);
      pictures.keep(sequence, checkPicturesOf(check));
      return sequence;
    },
    /** Of its attempts and pictures what has changed alone. @param before what is on record */
    update(before: Check, check: Check, ownSalt: Uint8Array | null) {
      const { sequence } = before;
      updateRow.run({ ...columnsOf(check), salt: ownSalt, sequence });
      keepAttempts(sequence, before.attempts, check.attempts);
      const held = checkPicturesOf(check);
      if (!isDeepStrictEqual(held, checkPicturesOf(before))) pictures.keep(sequence, held);
    },
    delete(sequence: number) {
      pictures.release(sequence);
      deleteRow.run(sequence);
    },
  };
}
