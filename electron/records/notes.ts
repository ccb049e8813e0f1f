import type { Note } from '../../shared/history.ts';
import type { Database } from './database.ts';

export interface SaltedNote {
  readonly note: Note;
  readonly salt: Uint8Array;
}

/** What was written beside checks. They go with their check. */
export interface NoteTable {
  read(sequence: number): readonly Note[];
  /** Each with what the audit chain's hash of it is made with. */
  readSalted(sequence: number): readonly SaltedNote[];
  add(sequence: number, note: Note, salt: Uint8Array): void;
}

export function createNoteTable(database: Database): NoteTable {
  const ofCheck = database.prepare<[number], Note & { readonly salt: Uint8Array }>(
    'SELECT id, at, text, salt FROM notes WHERE check_sequence = ? ORDER BY sequence',
  );
  const insert = database.prepare('INSERT INTO notes (check_sequence, id, at, text, salt) VALUES (?, ?, ?, ?, ?)');
  const readSalted = (sequence: number) => ofCheck.all(sequence).map(({ salt, ...note }) => ({ note, salt }));
  return {
    read: (sequence) => readSalted(sequence).map(({ note }) => note),
    readSalted,
    add(sequence, { id, at, text }, salt) {
      insert.run(sequence, id, at, text, salt);
    },
  };
}
