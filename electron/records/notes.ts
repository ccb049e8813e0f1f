import type { Note } from '../../shared/history.ts';
import type { Database } from './database.ts';

/** What was written beside checks. They go with their check. */
export interface NoteTable {
  read(sequence: number): readonly Note[];
  add(sequence: number, note: Note): void;
}

export function createNoteTable(database: Database): NoteTable {
  const ofCheck = database.prepare<[number], Note>(
    'SELECT id, at, text FROM notes WHERE check_sequence = ? ORDER BY sequence',
  );
  const insert = database.prepare('INSERT INTO notes (check_sequence, id, at, text) VALUES (?, ?, ?, ?)');
  return {
    read: (sequence) => ofCheck.all(sequence),
    add(sequence, { id, at, text }) {
      insert.run(sequence, id, at, text);
    },
  };
}
