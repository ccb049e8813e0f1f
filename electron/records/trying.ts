import type { Check } from '../../shared/check/check.ts';
import { connectCauses } from '../../shared/check/outcome.ts';
import type { Mode } from '../../shared/mode.ts';
import type { Database } from './database/connection.ts';

const notConnected = `(attempts.outcome = 'retryable' AND attempts.cause IN (${connectCauses.map((cause) => `'${cause}'`).join(', ')}))`;

const reached = `
  SELECT sequence FROM checks
  WHERE state IN ('queued', 'waiting', 'sending') AND mode = :mode AND kind = :kind AND EXISTS (
    SELECT 1 FROM attempts
    WHERE check_sequence = checks.sequence AND attempts.outcome IS NOT NULL AND NOT ${notConnected})`;

/**
 * For how long checks have been tried since they first reached their vendor: lengths of the program running. They change by
 * the minute, so they are no part of a check and the audit chain hears nothing of them.
 */
export function createTryingTable(database: Database) {
  const anyReached = database.prepare<{ mode: Mode; kind: Check['kind'] }>(`${reached} LIMIT 1`);
  const add = database.prepare(`
    INSERT INTO trying (check_sequence, milliseconds) SELECT sequence, :milliseconds FROM (${reached}) WHERE true
    ON CONFLICT (check_sequence) DO UPDATE SET milliseconds = milliseconds + excluded.milliseconds`);
  const longer = database
    .prepare<[number], string>(`
      SELECT checks.id FROM trying JOIN checks ON checks.sequence = check_sequence
      WHERE milliseconds > ? AND state IN ('queued', 'waiting') ORDER BY check_sequence`)
    .pluck();
  const forget = database.prepare(
    'DELETE FROM trying WHERE check_sequence = (SELECT sequence FROM checks WHERE id = ?)',
  );

  return {
    /** Adds a length to the moving checks of a lane that have reached their vendor. Writes nothing where there are none. */
    add(mode: Mode, kind: Check['kind'], milliseconds: number) {
      if (anyReached.get({ mode, kind })) add.run({ mode, kind, milliseconds: Math.round(milliseconds) });
    },
    /** The checks that wait and have been tried for longer than this, by their ids. */
    longerThan: (milliseconds: number): readonly string[] => longer.all(milliseconds),
    /** A person has asked for another try: it begins anew. */
    forget: (id: string) => void forget.run(id),
  };
}
