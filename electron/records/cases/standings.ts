import { listsOf } from '../../../shared/case/list-of-cases.ts';
import type { RecordsParts } from '../parts.ts';
import { createStandingReader, resultRowOf } from '../search/case-results.ts';
import type { SearchIndex } from '../search/search-index.ts';

/**
 * Keeps in which lists each case stands. The rows that it follows from mark the case as changed by themselves
 * (migrations/13-standings.ts), so that no step can forget it; each step tells it anew before it ends.
 */
export function keepStandings(
  { database, steps }: Pick<RecordsParts, 'database' | 'steps'>,
  index: Pick<SearchIndex, 'indexStanding'>,
): void {
  const changed = database
    .prepare<[], string>('SELECT id FROM changed_cases JOIN cases ON sequence = case_sequence')
    .pluck();
  const isAnyChanged = database.prepare<[], 1>('SELECT 1 FROM changed_cases LIMIT 1').pluck();
  const standingsOf = createStandingReader(database);
  const keep = database.prepare(`
    INSERT INTO case_standings (case_sequence, mode, changed_at, to_finish, needs_review)
    VALUES (:sequence, :mode, :changedAt, :toFinish, :needsReview)
    ON CONFLICT (case_sequence) DO UPDATE
    SET changed_at = excluded.changed_at, to_finish = excluded.to_finish, needs_review = excluded.needs_review
    WHERE (changed_at, to_finish, needs_review) IS NOT (excluded.changed_at, excluded.to_finish, excluded.needs_review)`);
  const forgetChanged = database.prepare('DELETE FROM changed_cases');

  function tell(): void {
    if (isAnyChanged.get() === undefined) return;
    for (const standing of standingsOf(changed.all())) {
      const { held, changedAt } = standing;
      // Of all lists but today's, which depends on the day.
      const lists = listsOf({ ...resultRowOf(standing), changedAt }, '');
      const { changes } = keep.run({
        sequence: held.sequence,
        mode: held.mode,
        changedAt,
        toFinish: Number(lists.includes('toFinish')),
        needsReview: Number(lists.includes('needsReview')),
      });
      if (changes > 0) index.indexStanding(held.id);
    }
    forgetChanged.run();
  }

  steps.atEachEnd(tell);
  // Where an earlier build has written them.
  if (isAnyChanged.get() !== undefined) steps.step(() => {});
}
