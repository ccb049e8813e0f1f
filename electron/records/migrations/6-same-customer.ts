/**
 * What people said where two cases have a session or a picture in common. It is of two checks, and goes with either: what
 * is left of a case then is nothing that could be compared.
 */
export const sameCustomerSchema = `
CREATE TABLE same_customer (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
  at TEXT NOT NULL,
  agent_name TEXT NOT NULL,
  agent_code TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('session', 'picture')),
  -- The session id, or the picture's SHA-256.
  value TEXT NOT NULL CHECK (value <> ''),
  check_sequence INTEGER NOT NULL REFERENCES checks (sequence) ON DELETE CASCADE,
  other_sequence INTEGER NOT NULL REFERENCES checks (sequence) ON DELETE CASCADE,
  salt BLOB NOT NULL CHECK (length(salt) = 32),
  CHECK (check_sequence <> other_sequence)
) STRICT;

CREATE INDEX same_customer_by_value ON same_customer (value);
CREATE INDEX same_customer_by_check ON same_customer (check_sequence);
CREATE INDEX same_customer_by_other ON same_customer (other_sequence);

CREATE TRIGGER same_customer_stays
BEFORE UPDATE ON same_customer
BEGIN
  SELECT RAISE(ABORT, 'what was said of two cases is not changed');
END;

CREATE INDEX checks_by_session ON checks (session_id) WHERE session_id IS NOT NULL;
`;
