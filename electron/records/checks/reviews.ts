import { type Review, reviewSchema } from '../../../shared/case/review.ts';
import type { Database } from '../database/connection.ts';
import { asStored } from '../database/stored.ts';

/** A review with the salt that the audit chain's hash of it is made with. */
interface StoredReview {
  readonly review: Review;
  readonly salt: Uint8Array;
}

/** What the rows of reviews have in common, whatever they are of. */
export interface ReviewRow {
  readonly id: string;
  readonly at: string;
  readonly decision: string;
  readonly reason: string;
  readonly reviewer_name: string;
  readonly reviewer_code: string;
  readonly is_agent: number;
  readonly salt: Uint8Array;
}

/** What people decided beside checks. They go with their check, and are never changed. */
export function createReviewTable(database: Database) {
  const ofCheck = database.prepare<[number], ReviewRow>(`
    SELECT id, at, decision, reason, reviewer_name, reviewer_code, is_agent, salt
    FROM reviews WHERE check_sequence = ? ORDER BY sequence`);
  const insert = database.prepare<[Omit<ReviewRow, 'reviewer_name'> & Record<string, unknown>]>(`
    INSERT INTO reviews (check_sequence, id, at, decision, reason, reviewer_name, reviewer_code, is_agent, salt)
    VALUES (:sequence, :id, :at, :decision, :reason, :reviewer_name, :reviewer_code, :is_agent, :salt)`);
  const readStored = (sequence: number): readonly StoredReview[] =>
    ofCheck.all(sequence).map((row) => ({ review: asStored(reviewSchema, reviewIn(row)), salt: row.salt }));
  return {
    read: (sequence: number): readonly Review[] => readStored(sequence).map(({ review }) => review),
    readStored,
    add(sequence: number, { review, salt }: StoredReview) {
      insert.run({ sequence, ...reviewRowOf(review, salt) });
    },
  };
}

export function reviewRowOf({ reviewer, isAgent, ...same }: Review, salt: Uint8Array): ReviewRow {
  const { id, at, decision, reason } = same;
  const [reviewer_name, reviewer_code] = [reviewer.name, reviewer.code];
  return { id, at, decision, reason, reviewer_name, reviewer_code, is_agent: Number(isAgent), salt };
}

/** A review from its row, for the schema that it was written by. */
export function reviewIn({ id, at, decision, reason, reviewer_name, reviewer_code, is_agent }: ReviewRow) {
  const reviewer = { name: reviewer_name, code: reviewer_code };
  return { id, at, decision, reason, reviewer, isAgent: is_agent === 1 };
}
