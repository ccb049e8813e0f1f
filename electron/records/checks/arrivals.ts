import type { Check } from '../../../shared/check/check.ts';
import { hasArrived, standingOf } from '../../../shared/status/check-status.ts';
import type { Database } from '../database/connection.ts';

/** Which checks have arrived and were not seen since. It is no evidence: the audit chain knows nothing of it. */
export function createArrivalTable(database: Database) {
  const insert = database.prepare<[number]>('INSERT OR IGNORE INTO arrivals (check_sequence) VALUES (?)');
  const remove = database.prepare<[number]>('DELETE FROM arrivals WHERE check_sequence = ?');
  const see = database.prepare<[string]>(
    'DELETE FROM arrivals WHERE check_sequence IN (SELECT sequence FROM checks WHERE id IN (SELECT value FROM json_each(?)))',
  );
  const count = database
    .prepare<[string], number>(
      'SELECT count(*) FROM arrivals JOIN checks ON checks.sequence = check_sequence WHERE mode = ?',
    )
    .pluck();
  return {
    /** Part of the step that changes the check. */
    follow(before: Check, after: Check) {
      const isHere = isNews(after);
      if (isHere === isNews(before)) return;
      if (isHere) insert.run(before.sequence);
      else remove.run(before.sequence);
    },
    see: (ids: readonly string[]) => void see.run(JSON.stringify(ids)),
    count: (mode: string) => count.get(mode) ?? 0,
  };
}

/** What a copy of the records holds back has not arrived: it waits for a word on all of it. */
function isNews(check: Check): boolean {
  const { state } = check;
  return hasArrived(standingOf(check)) && !(state.name === 'held' && state.because === 'restored');
}
