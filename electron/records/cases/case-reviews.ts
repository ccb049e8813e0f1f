import { type CaseReview, caseReviewSchema } from '../../../shared/case/review.ts';
import { type ReviewRow, reviewIn, reviewRowOf } from '../checks/reviews.ts';
import type { Database } from '../database/connection.ts';
import { asStored } from '../database/stored.ts';

/** A review with the salt that the audit chain's hash of it is made with. */
interface StoredReview {
  readonly review: CaseReview;
  readonly salt: Uint8Array;
}

interface CaseReviewRow extends ReviewRow {
  readonly counted_lookup: string | null;
  readonly counted_match: string | null;
}

/** What people decided of cases. They go with their case, and are never changed. */
export function createCaseReviewTable(database: Database) {
  const ofCase = database.prepare<[string], CaseReviewRow>(`
    SELECT case_reviews.id, case_reviews.counted_lookup, case_reviews.counted_match, at, decision, reason,
      reviewer_name, reviewer_code, is_agent, case_reviews.salt
    FROM case_reviews JOIN cases ON cases.sequence = case_sequence
    WHERE cases.id = ? ORDER BY case_reviews.sequence`);
  const insert = database.prepare<[CaseReviewRow & { readonly case: string }]>(`
    INSERT INTO case_reviews (case_sequence, id, counted_lookup, counted_match, at, decision, reason,
      reviewer_name, reviewer_code, is_agent, salt)
    VALUES ((SELECT sequence FROM cases WHERE id = :case), :id, :counted_lookup, :counted_match, :at, :decision, :reason,
      :reviewer_name, :reviewer_code, :is_agent, :salt)`);
  const readStored = (id: string): readonly StoredReview[] =>
    ofCase.all(id).map((row) => ({ review: caseReviewOf(row), salt: row.salt }));
  return {
    /** The oldest first. */
    read: (id: string): readonly CaseReview[] => readStored(id).map(({ review }) => review),
    readStored,
    add(id: string, { review, salt }: StoredReview) {
      const { lookup, match } = review.counted;
      insert.run({ ...reviewRowOf(review, salt), case: id, counted_lookup: lookup, counted_match: match });
    },
  };
}

/** A review from its row, held to the schema that it was written by. */
function caseReviewOf(row: CaseReviewRow): CaseReview {
  const counted = { lookup: row.counted_lookup, match: row.counted_match };
  return asStored(caseReviewSchema, { ...reviewIn(row), counted });
}
