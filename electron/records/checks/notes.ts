import type { Note } from '../../../shared/check/history.ts';
import type { Database } from '../database/connection.ts';

/** What was written beside checks. They go with their check. */
export function createNoteTable(database: Database) {
  const ofCheck = database.prepare<[number], Note & { readonly salt: Uint8Array }>(
    'SELECT id, at, text, salt FROM notes WHERE check_sequence = ? ORDER BY sequence',
  );
  const insert = database.prepare('INSERT INTO notes (check_sequence, id, at, text, salt) VALUES (?, ?, ?, ?, ?)');
  /** Each with what the audit chain's hash of it is made with. */
  const readSalted = (sequence: number) => ofCheck.all(sequence).map(({ salt, ...note }) => ({ note, salt }));
  return {
    read: (sequence: number): readonly Note[] => readSalted(sequence).map(({ note }) => note),
    readSalted,
    add(sequence: number, { id, at, text }: Note, salt: Uint8Array) {
      insert.run(sequence, id, at, text, salt);
    },
  };
}
