import type { Database } from '../database/connection.ts';

/** The text of an answer that was none, for the vendor's support: kept with the attempt that it came to. */
export function keepUnreadAnswers(database: Database): void {
  database.exec(`
    ALTER TABLE attempts ADD COLUMN unread_answer TEXT
      CHECK (unread_answer IS NULL OR coalesce(outcome, '') IN ('retryable', 'ambiguous'));
  `);
}
