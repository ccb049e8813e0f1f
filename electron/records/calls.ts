import type { Mode } from '../../shared/mode.ts';
import type { Calls } from '../../shared/outbox.ts';
import type { Vendor } from '../../shared/outcome.ts';
import type { Database } from './database.ts';

interface CallRow {
  readonly vendor: Vendor;
  readonly mode: Mode;
  readonly answered_today: number;
  readonly doubtful_today: number;
  readonly answered: number;
  readonly doubtful: number;
}

/**
 * How many calls a vendor has answered, or may have answered, since two moments. Whether a lookup is charged is unknown,
 * and one without an answer never is in doubt: a lookup only reads.
 */
export function createCallCount(database: Database): (todayFrom: Date, monthFrom: Date) => readonly Calls[] {
  const count = database.prepare<{ today: string; month: string; since: string }, CallRow>(`
    WITH calls AS (
      SELECT attempts.vendor, checks.mode, started_at, outcome = 'answered' AS is_answered,
        checks.kind = 'faceMatch' AND (outcome = 'ambiguous' OR (outcome = 'stopped' AND request_began = 1)) AS is_doubtful
      FROM attempts CROSS JOIN checks INDEXED BY checks_for_history ON checks.sequence = check_sequence
      WHERE started_at >= :since AND outcome IS NOT NULL
    )
    SELECT vendor, mode,
      total(is_answered AND started_at >= :today) AS answered_today,
      total(is_doubtful AND started_at >= :today) AS doubtful_today,
      total(is_answered AND started_at >= :month) AS answered,
      total(is_doubtful AND started_at >= :month) AS doubtful
    FROM calls WHERE is_answered OR is_doubtful
    GROUP BY vendor, mode ORDER BY vendor, mode`);

  return (todayFrom, monthFrom) => {
    const [today, month] = [todayFrom.toISOString(), monthFrom.toISOString()];
    const rows = count.all({ today, month, since: today < month ? today : month });
    return rows.map((row) => ({
      vendor: row.vendor,
      mode: row.mode,
      today: { answered: row.answered_today, inDoubt: row.doubtful_today },
      month: { answered: row.answered, inDoubt: row.doubtful },
    }));
  };
}
