/**
 * What a visit leaves out, and why; and what people decided of a case, beside its verdict. A decision names the checks that
 * counted when it was taken: it says nothing of others that count later.
 */
export const visitsSchema = `
ALTER TABLE cases ADD COLUMN skipped_consent TEXT CHECK (skipped_consent <> '');
ALTER TABLE cases ADD COLUMN skipped_liveness TEXT CHECK (skipped_liveness <> '');
ALTER TABLE cases ADD COLUMN skipped_document TEXT CHECK (skipped_document <> '');

CREATE TABLE case_reviews (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
  case_sequence INTEGER NOT NULL REFERENCES cases (sequence) ON DELETE CASCADE,
  counted_lookup TEXT CHECK (length(counted_lookup) = 36),
  counted_match TEXT CHECK (length(counted_match) = 36),
  at TEXT NOT NULL,
  decision TEXT NOT NULL CHECK (decision IN ('accepted', 'rejected')),
  -- Only to reject takes a reason.
  reason TEXT NOT NULL CHECK (reason <> '' OR decision = 'accepted'),
  reviewer_name TEXT NOT NULL CHECK (reviewer_name <> ''),
  reviewer_code TEXT NOT NULL,
  is_agent INTEGER NOT NULL CHECK (is_agent IN (0, 1)),
  salt BLOB NOT NULL CHECK (length(salt) = 32)
) STRICT;

CREATE INDEX case_reviews_by_case ON case_reviews (case_sequence);

CREATE TRIGGER case_review_stays
BEFORE UPDATE ON case_reviews
BEGIN
  SELECT RAISE(ABORT, 'a review is not changed: another one is added');
END;
`;
