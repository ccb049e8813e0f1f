import { type Review, reviewSchema } from '../../shared/review.ts';
import type { Database } from './database.ts';

/** A review with the salt that the audit chain's hash of it is made with. */
export interface StoredReview {
  readonly review: Review;
  readonly salt: Uint8Array;
}

/** What people decided beside checks. They go with their check, and are never changed. */
export interface ReviewTable {
  read(sequence: number): readonly Review[];
  readStored(sequence: number): readonly StoredReview[];
  add(sequence: number, stored: StoredReview): void;
}

interface ReviewRow {
  readonly id: string;
  readonly at: string;
  readonly decision: string;
  readonly reason: string;
  readonly reviewer_name: string;
  readonly reviewer_code: string;
  readonly is_agent: number;
  readonly salt: Uint8Array;
}

export function createReviewTable(database: Database): ReviewTable {
  const ofCheck = database.prepare<[number], ReviewRow>(`
    SELECT id, at, decision, reason, reviewer_name, reviewer_code, is_agent, salt
    FROM reviews WHERE check_sequence = ? ORDER BY sequence`);
  const insert = database.prepare<[Omit<ReviewRow, 'reviewer_name'> & Record<string, unknown>]>(`
    INSERT INTO reviews (check_sequence, id, at, decision, reason, reviewer_name, reviewer_code, is_agent, salt)
    VALUES (:sequence, :id, :at, :decision, :reason, :reviewer_name, :reviewer_code, :is_agent, :salt)`);
  const readStored = (sequence: number) =>
    ofCheck.all(sequence).map((row) => ({ review: reviewOf(row), salt: row.salt }));
  return {
    read: (sequence) => readStored(sequence).map(({ review }) => review),
    readStored,
    add(sequence, { review, salt }) {
      const { reviewer, isAgent, ...same } = review;
      insert.run({
        sequence,
        ...same,
        reviewer_name: reviewer.name,
        reviewer_code: reviewer.code,
        is_agent: Number(isAgent),
        salt,
      });
    },
  };
}

/** A review from its row, held to the schema that it was written by. */
function reviewOf({ id, at, decision, reason, reviewer_name, reviewer_code, is_agent }: ReviewRow): Review {
  const reviewer = { name: reviewer_name, code: reviewer_code };
  return reviewSchema.parse({ id, at, decision, reason, reviewer, isAgent: is_agent === 1 });
}
