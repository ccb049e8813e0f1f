import type { Note } from '../../../shared/check/history.ts';
import type { Database } from '../database/connection.ts';

/** What was written beside checks. They go with their check. */
export function createNoteTable(database: Database) {
  const ofCheck = database.prepare<[number], Note & { readonly salt: Uint8Array }>(
    'SELECT id, at, text, salt FROM notes WHERE check_sequence = ? ORDER BY sequence',
  );
  const ofChecks = database.prepare<[string], Note & { readonly check_sequence: number }>(
    `SELECT check_sequence, id, at, text FROM notes
     WHERE check_sequence IN (SELECT value FROM json_each(?)) ORDER BY sequence`,
  );
  const insert = database.prepare('INSERT INTO notes (check_sequence, id, at, text, salt) VALUES (?, ?, ?, ?, ?)');
  /** Each with what the audit chain's hash of it is made with. */
  const readSalted = (sequence: number) => ofCheck.all(sequence).map(({ salt, ...note }) => ({ note, salt }));
  return {
    read: (sequence: number): readonly Note[] => readSalted(sequence).map(({ note }) => note),
    /** Of many checks at once, by their places. */
    readMany(sequences: readonly number[]): ReadonlyMap<number, readonly Note[]> {
      const all = new Map<number, Note[]>();
      for (const { check_sequence: sequence, ...note } of ofChecks.all(JSON.stringify(sequences))) {
        const before = all.get(sequence);
        if (before) before.push(note);
        else all.set(sequence, [note]);
      }
      return all;
    },
    readSalted,
    add(sequence: number, { id, at, text }: Note, salt: Uint8Array) {
      insert.run(sequence, id, at, text, salt);
    },
  };
}
