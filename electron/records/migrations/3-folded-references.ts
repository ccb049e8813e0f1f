import { foldReference } from '../../../shared/entry/characters.ts';
import type { Database } from '../database/connection.ts';

/**
 * What a reference has in common with those that a person would read as the same, so that a new one is found to be like an
 * old one. Cases that are alike already stay as they are: nothing is merged.
 */
export function foldReferences(database: Database): void {
  database.exec(`
    ALTER TABLE cases ADD COLUMN folded_reference TEXT;
    CREATE INDEX cases_by_folded_reference ON cases (mode, folded_reference);
  `);
  const fold = database.prepare('UPDATE cases SET folded_reference = ? WHERE sequence = ?');
  const rows = database.prepare<[], { sequence: number; reference: string }>('SELECT sequence, reference FROM cases');
  for (const { sequence, reference } of rows.all()) fold.run(foldReference(reference), sequence);
}
