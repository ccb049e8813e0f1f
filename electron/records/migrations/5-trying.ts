/**
 * Tries that never connected are one row that counts. Of an answer that had to be asked for again: whose it was. Of a lane: what the audit chain was last told of it, as half-open tries are not told. Of a check: for
 * how long its vendor has been tried, which is no part of the check itself and changes by the minute.
 */
export const tryingSchema = `
ALTER TABLE attempts ADD COLUMN times INTEGER NOT NULL DEFAULT 1 CHECK (times > 0);
-- When the newest of several began; the first is started_at.
ALTER TABLE attempts ADD COLUMN last_at TEXT;
ALTER TABLE attempts ADD COLUMN answered_by TEXT CHECK (answered_by IN ('vendor', 'other'));
ALTER TABLE lanes ADD COLUMN told TEXT CHECK (json_valid(told));

CREATE TABLE trying (
  check_sequence INTEGER PRIMARY KEY REFERENCES checks (sequence) ON DELETE CASCADE,
  milliseconds INTEGER NOT NULL CHECK (milliseconds >= 0)
) STRICT;
`;
