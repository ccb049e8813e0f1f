import type { Attempt, Check } from '../../../shared/check/check.ts';
import type { Calls } from '../../../shared/check/outbox.ts';
import type { Vendor } from '../../../shared/check/outcome.ts';
import type { Mode } from '../../../shared/mode.ts';
import type { Database } from '../database/connection.ts';

interface CallRow {
  readonly vendor: Vendor;
  readonly mode: Mode;
  readonly answered_today: number;
  readonly doubtful_today: number;
  readonly answered: number;
  readonly doubtful: number;
}

/** A row is for so long: days begin at such a moment in every time zone, and a month has few of them. */
const QUARTER_HOUR = 15 * 60_000;

/** How many calls were answered or are in doubt. Counted as they end, and kept when their checks are removed. */
export function createCallTable(database: Database) {
  const add = database.prepare(`
    INSERT INTO calls (began, vendor, mode, answered, doubtful) VALUES (:began, :vendor, :mode, :answered, :doubtful)
    ON CONFLICT (began, vendor, mode)
    DO UPDATE SET answered = answered + excluded.answered, doubtful = doubtful + excluded.doubtful`);
  const read = database.prepare<{ today: string; month: string; since: string }, CallRow>(`
    SELECT vendor, mode,
      sum(iif(began >= :today, answered, 0)) AS answered_today, sum(iif(began >= :today, doubtful, 0)) AS doubtful_today,
      sum(iif(began >= :month, answered, 0)) AS answered, sum(iif(began >= :month, doubtful, 0)) AS doubtful
    FROM calls WHERE began >= :since
    GROUP BY vendor, mode ORDER BY vendor, mode`);

  return {
    /** Part of the step that puts a check on record. @param before what was on record of it */
    count(before: Check | null, after: Check) {
      const counted = new Set(before?.attempts.filter(({ ended }) => ended).map(({ number }) => number));
      for (const attempt of after.attempts) {
        const [answered, doubtful] = [isAnswered(attempt), isDoubtful(after, attempt)].map(Number);
        if (counted.has(attempt.number) || !(answered || doubtful)) continue;
        const { vendor, startedAt } = attempt;
        add.run({ began: quarterOf(new Date(startedAt)), vendor, mode: after.mode, answered, doubtful });
      }
    },
    since(todayFrom: Date, monthFrom: Date): readonly Calls[] {
      const [today, month] = [quarterOf(todayFrom), quarterOf(monthFrom)];
      const rows = read.all({ today, month, since: today < month ? today : month });
      return rows.map((row) => ({
        vendor: row.vendor,
        mode: row.mode,
        today: { answered: row.answered_today, inDoubt: row.doubtful_today },
        month: { answered: row.answered, inDoubt: row.doubtful },
      }));
    },
  };
}

function isAnswered({ ended }: Attempt): boolean {
  return ended?.outcome.kind === 'answered';
}

/** Whether a lookup is charged is unknown, and one without an answer never is in doubt: a lookup only reads. */
function isDoubtful({ kind }: Check, { ended }: Attempt): boolean {
  if (kind !== 'faceMatch' || !ended) return false;
  const { outcome } = ended;
  return outcome.kind === 'ambiguous' || (outcome.kind === 'stopped' && outcome.requestBegan);
}

function quarterOf(time: Date): string {
  return new Date(Math.floor(time.getTime() / QUARTER_HOUR) * QUARTER_HOUR).toISOString();
}
