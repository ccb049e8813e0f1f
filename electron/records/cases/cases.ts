import type { RemovalReason } from '../../../shared/case/case.ts';
import { caseReviewFacts } from '../chain/audit-content.ts';
import type { Checks } from '../checks/checks.ts';
import { type RecordsParts, SALT_BYTES } from '../parts.ts';
import type { CaseRecords } from '../records.ts';
import type { SearchIndex } from '../search/search-index.ts';
import { createCaseReviewTable } from './case-reviews.ts';
import type { CaseTable } from './case-table.ts';

/** Cases together with the checks that they hold. */
export function createCases(parts: RecordsParts, table: CaseTable, checks: Checks, index: SearchIndex): CaseRecords {
  const { database, steps, append, randomBytes } = parts;
  const reviews = createCaseReviewTable(database);
  const countNone = database.prepare('UPDATE cases SET counted_lookup = NULL, counted_match = NULL WHERE id = ?');
  const deleteRow = database.prepare('DELETE FROM cases WHERE id = ?');

  function erase(id: string, reason: RemovalReason): void {
    if (!table.read(id)) throw new Error('no case with this id exists');
    countNone.run(id);
    for (const check of checks.ofCase(id)) checks.remove(check.id, reason);
    index.forgetCase(id);
    deleteRow.run(id);
    append({ event: 'caseErased', content: { case: id, reason } });
    steps.leaveNoTrace();
  }

  return {
    ...table,
    checksOf: checks.ofCase,
    reviews: reviews.read,
    addReview: (id, review) =>
      steps.step(() => {
        const salt = randomBytes(SALT_BYTES);
        reviews.add(id, { review, salt });
        index.indexCase(id);
        append({ event: 'caseReviewed', content: { case: id, ...caseReviewFacts(review, salt) } });
      }),
    erase: (id, reason) => steps.step(() => erase(id, reason)),
  };
}
