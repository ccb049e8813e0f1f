/**
 * What an operator chooses, and what people decided after looking. Each has a salt of its own for the audit chain's hashes
 * of what is personal in it: a review's goes with the review.
 */
export const secondSchema = `
CREATE TABLE operator_settings (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  content TEXT NOT NULL CHECK (json_valid(content) AND json_type(content) = 'object'),
  salt BLOB NOT NULL CHECK (length(salt) = 32)
) STRICT;

CREATE TABLE reviews (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
  check_sequence INTEGER NOT NULL REFERENCES checks (sequence) ON DELETE CASCADE,
  at TEXT NOT NULL,
  decision TEXT NOT NULL CHECK (decision IN ('accepted', 'rejected')),
  reason TEXT NOT NULL CHECK (reason <> ''),
  reviewer_name TEXT NOT NULL CHECK (reviewer_name <> ''),
  reviewer_code TEXT NOT NULL,
  is_agent INTEGER NOT NULL CHECK (is_agent IN (0, 1)),
  salt BLOB NOT NULL CHECK (length(salt) = 32)
) STRICT;

CREATE INDEX reviews_by_check ON reviews (check_sequence);

CREATE TRIGGER review_is_of_an_answer
BEFORE INSERT ON reviews
WHEN NOT EXISTS (SELECT 1 FROM checks WHERE sequence = new.check_sequence AND state = 'done')
BEGIN
  SELECT RAISE(ABORT, 'a check without an answer is not reviewed');
END;

CREATE TRIGGER review_stays
BEFORE UPDATE ON reviews
BEGIN
  SELECT RAISE(ABORT, 'a review is not changed: another one is added');
END;
`;
