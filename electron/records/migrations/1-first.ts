/**
 * The first schema. Its constraints make wrong states unwritable, whatever the program above them does. Order is a
 * `sequence`, never a time. Each case, each check without one, and each note has a random salt for the hashes that the audit chain
 * holds of personal things; it goes with them, and then nobody can guess them from their hashes.
 */
export const firstSchema = `
CREATE TABLE cases (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
  mode TEXT NOT NULL CHECK (mode IN ('practice', 'sandbox', 'production')),
  reference TEXT NOT NULL,
  name TEXT NOT NULL,
  note TEXT NOT NULL,
  place TEXT NOT NULL,
  created_at TEXT NOT NULL,
  visited_at TEXT,
  consent_how TEXT CHECK (consent_how IN ('spoken', 'written', 'digital')),
  consent_at TEXT,
  counted_lookup TEXT REFERENCES checks (id),
  counted_match TEXT REFERENCES checks (id),
  salt BLOB NOT NULL CHECK (length(salt) = 32),
  UNIQUE (mode, reference),
  UNIQUE (id, mode),
  CHECK ((consent_how IS NULL) = (consent_at IS NULL))
) STRICT;

CREATE TABLE checks (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
  kind TEXT NOT NULL CHECK (kind IN ('livenessLookup', 'faceMatch')),
  mode TEXT NOT NULL CHECK (mode IN ('practice', 'sandbox', 'production')),
  case_id TEXT,
  salt BLOB CHECK (length(salt) = 32),
  agent_name TEXT NOT NULL,
  agent_code TEXT NOT NULL,
  entered_at TEXT NOT NULL,
  predecessor TEXT CHECK (length(predecessor) = 36),
  tries INTEGER NOT NULL CHECK (tries >= 0),
  session_id TEXT,
  customer_ip TEXT,
  verification_id TEXT,
  threshold REAL,
  -- Of a match whose first picture is the reference of a lookup; the lookup itself may have been removed since.
  first_lookup TEXT CHECK (length(first_lookup) = 36),
  policy TEXT CHECK (json_valid(policy)),
  maybe_processed INTEGER NOT NULL CHECK (maybe_processed IN (0, 1)),
  account_host TEXT,
  account_client_id TEXT,
  state TEXT NOT NULL CHECK (state IN (
    'queued', 'sending', 'waiting', 'held', 'needs', 'done', 'failed', 'lost', 'cancelled', 'closed'
  )),
  -- What a state says beside its name, but for an answer and what it means.
  state_content TEXT CHECK (json_valid(state_content)),
  -- Its pictures by their ids alone.
  answer TEXT CHECK (json_valid(answer)),
  verdict TEXT CHECK (verdict IN ('pass', 'fail', 'review', 'notComputable')),
  reasons TEXT CHECK (json_valid(reasons)),
  environment TEXT,
  score REAL,
  UNIQUE (mode, verification_id),
  -- A case holds checks of its own mode only.
  FOREIGN KEY (case_id, mode) REFERENCES cases (id, mode),
  CHECK ((salt IS NULL) = (case_id IS NOT NULL)),
  CHECK ((session_id IS NOT NULL) = (kind = 'livenessLookup')),
  CHECK ((customer_ip IS NOT NULL) = (kind = 'livenessLookup')),
  CHECK ((verification_id IS NOT NULL) = (kind = 'faceMatch')),
  CHECK ((threshold IS NOT NULL) = (kind = 'faceMatch')),
  CHECK (first_lookup IS NULL OR kind = 'faceMatch'),
  CHECK (policy IS NOT NULL OR kind = 'livenessLookup'),
  CHECK (maybe_processed = 0 OR kind = 'faceMatch'),
  CHECK ((account_host IS NULL) = (account_client_id IS NULL)),
  CHECK (account_host IS NULL OR kind = 'faceMatch'),
  CHECK (state NOT IN ('lost', 'needs') OR kind = 'faceMatch'),
  CHECK (state <> 'needs' OR first_lookup IS NOT NULL),
  CHECK ((state_content IS NULL) = (state IN ('queued', 'cancelled', 'done'))),
  CHECK ((answer IS NOT NULL) = (state = 'done')),
  CHECK ((verdict IS NOT NULL) = (state = 'done')),
  CHECK ((reasons IS NOT NULL) = (state = 'done')),
  CHECK ((environment IS NULL AND score IS NULL) OR state = 'done')
) STRICT;

CREATE INDEX checks_by_state ON checks (state, mode, kind);
CREATE INDEX checks_by_case ON checks (case_id, state);
CREATE INDEX checks_by_lookup ON checks (first_lookup) WHERE first_lookup IS NOT NULL;
-- A narrow copy in the order of the checks: History counts and filters in it, and never reads a check for that.
CREATE INDEX checks_for_history ON checks (sequence, mode, kind, state, verdict, entered_at);

CREATE TRIGGER check_keeps_what_it_is
BEFORE UPDATE ON checks
WHEN old.sequence IS NOT new.sequence OR old.id IS NOT new.id OR old.kind IS NOT new.kind OR old.mode IS NOT new.mode
  OR old.entered_at IS NOT new.entered_at OR old.session_id IS NOT new.session_id
  OR old.verification_id IS NOT new.verification_id OR old.agent_name IS NOT new.agent_name
  OR old.agent_code IS NOT new.agent_code
BEGIN
  SELECT RAISE(ABORT, 'a check keeps its id, kind, mode, question and agent for ever');
END;

CREATE TRIGGER check_stays_in_doubt
BEFORE UPDATE ON checks
WHEN old.maybe_processed = 1 AND new.maybe_processed = 0
BEGIN
  SELECT RAISE(ABORT, 'what may have been processed stays in doubt for ever');
END;

CREATE TRIGGER check_stays_answered
BEFORE UPDATE ON checks
WHEN old.state = 'done' AND (new.state <> 'done' OR old.answer IS NOT new.answer OR old.verdict IS NOT new.verdict)
BEGIN
  SELECT RAISE(ABORT, 'an answer that is kept is not changed');
END;

CREATE TRIGGER check_is_not_sent_while_removed
BEFORE DELETE ON checks
WHEN old.state = 'sending'
BEGIN
  SELECT RAISE(ABORT, 'a check that is being sent is not removed');
END;

-- Each mode's in their order.
CREATE INDEX cases_in_order ON cases (mode, sequence);

CREATE TRIGGER new_case_counts_its_own
BEFORE INSERT ON cases
WHEN new.counted_lookup IS NOT NULL OR new.counted_match IS NOT NULL
BEGIN
  SELECT RAISE(ABORT, 'a new case has no checks to count');
END;

CREATE TRIGGER case_counts_its_own
BEFORE UPDATE ON cases
WHEN (new.counted_lookup IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM checks WHERE id = new.counted_lookup AND case_id = new.id AND kind = 'livenessLookup'))
  OR (new.counted_match IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM checks WHERE id = new.counted_match AND case_id = new.id AND kind = 'faceMatch'))
BEGIN
  SELECT RAISE(ABORT, 'a case counts a lookup and a match of its own');
END;

CREATE TRIGGER case_keeps_what_it_is
BEFORE UPDATE ON cases
WHEN old.sequence IS NOT new.sequence OR old.id IS NOT new.id OR old.mode IS NOT new.mode OR old.salt IS NOT new.salt
BEGIN
  SELECT RAISE(ABORT, 'a case keeps its id and mode for ever');
END;

CREATE TABLE attempts (
  check_sequence INTEGER NOT NULL REFERENCES checks (sequence) ON DELETE CASCADE,
  number INTEGER NOT NULL CHECK (number > 0),
  vendor TEXT NOT NULL CHECK (vendor IN ('instantPay', 'cashfree')),
  host TEXT NOT NULL,
  client_id TEXT NOT NULL,
  certificate TEXT,
  started_at TEXT NOT NULL,
  -- Null while it is under way.
  outcome TEXT CHECK (outcome IN ('answered', 'refused', 'blocked', 'retryable', 'ambiguous', 'stopped')),
  cause TEXT,
  request_began INTEGER CHECK (request_began IN (0, 1)),
  duration REAL CHECK (duration >= 0),
  clock_offset REAL,
  http_status INTEGER,
  support_reference TEXT,
  PRIMARY KEY (check_sequence, number),
  CHECK (outcome IS NOT NULL OR coalesce(duration, clock_offset, http_status, support_reference) IS NULL),
  CHECK ((cause IS NOT NULL) = (coalesce(outcome, '') IN ('refused', 'blocked', 'retryable', 'ambiguous'))),
  CHECK ((request_began IS NOT NULL) = (coalesce(outcome, '') = 'stopped'))
) STRICT, WITHOUT ROWID;

-- Calls that a vendor has answered or may have processed, by the quarter of an hour in which they began. Nothing in it is
-- personal, and it stays when checks are removed: what was charged is charged.
CREATE TABLE calls (
  began TEXT NOT NULL,
  vendor TEXT NOT NULL CHECK (vendor IN ('instantPay', 'cashfree')),
  mode TEXT NOT NULL CHECK (mode IN ('practice', 'sandbox', 'production')),
  answered INTEGER NOT NULL CHECK (answered >= 0),
  doubtful INTEGER NOT NULL CHECK (doubtful >= 0),
  PRIMARY KEY (began, vendor, mode)
) STRICT, WITHOUT ROWID;

-- Verification ids that the vendor knows of checks that have been removed: hashes under a key, never the ids.
CREATE TABLE used_ids (
  mode TEXT NOT NULL CHECK (mode IN ('practice', 'sandbox', 'production')),
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  PRIMARY KEY (mode, hash)
) STRICT, WITHOUT ROWID;
CREATE TABLE used_id_key (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  key BLOB NOT NULL CHECK (length(key) = 32)
) STRICT;
INSERT INTO used_id_key (only, key) VALUES (1, randomblob(32));

CREATE TABLE pictures (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  -- A keyed hash of the content: the same picture under several ids is one file.
  file_name TEXT NOT NULL CHECK (length(file_name) = 64 AND file_name NOT GLOB '*[^0-9a-f]*'),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
  name TEXT NOT NULL CHECK (name <> ''),
  format TEXT NOT NULL CHECK (format IN ('jpeg', 'png')),
  byte_length INTEGER NOT NULL CHECK (byte_length > 0),
  width INTEGER NOT NULL CHECK (width > 0),
  height INTEGER NOT NULL CHECK (height > 0)
) STRICT, WITHOUT ROWID;

CREATE INDEX pictures_by_file ON pictures (file_name);

CREATE TABLE check_pictures (
  check_sequence INTEGER NOT NULL REFERENCES checks (sequence) ON DELETE CASCADE,
  -- Asked about (first, second), or answered with (reference, audit).
  role TEXT NOT NULL CHECK (role IN ('first', 'second', 'reference', 'audit')),
  position INTEGER NOT NULL CHECK (position >= 0 AND (position = 0 OR role = 'audit')),
  picture_id TEXT NOT NULL REFERENCES pictures (id),
  PRIMARY KEY (check_sequence, role, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX check_pictures_by_picture ON check_pictures (picture_id);

CREATE TABLE notes (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
  check_sequence INTEGER NOT NULL REFERENCES checks (sequence) ON DELETE CASCADE,
  at TEXT NOT NULL,
  text TEXT NOT NULL,
  -- Its own: a check's changes when it joins a case.
  salt BLOB NOT NULL CHECK (length(salt) = 32)
) STRICT;

CREATE INDEX notes_by_check ON notes (check_sequence);

CREATE TABLE lanes (
  vendor TEXT NOT NULL CHECK (vendor IN ('instantPay', 'cashfree')),
  mode TEXT NOT NULL CHECK (mode IN ('practice', 'sandbox', 'production')),
  state TEXT NOT NULL CHECK (json_valid(state) AND state ->> 'name' IN ('open', 'halfOpen', 'paused')),
  stopped INTEGER NOT NULL CHECK (stopped IN (0, 1)),
  PRIMARY KEY (vendor, mode)
) STRICT, WITHOUT ROWID;

CREATE TABLE audit (
  sequence INTEGER PRIMARY KEY CHECK (sequence > 0),
  at TEXT NOT NULL,
  agent TEXT NOT NULL,
  account TEXT NOT NULL,
  event TEXT NOT NULL,
  content TEXT NOT NULL CHECK (json_valid(content)),
  hash TEXT NOT NULL CHECK (length(hash) = 64 AND hash NOT GLOB '*[^0-9a-f]*')
) STRICT;

CREATE TABLE chain_seal (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  length INTEGER NOT NULL CHECK (length >= 0),
  hash TEXT NOT NULL CHECK (length(hash) = 64 AND hash NOT GLOB '*[^0-9a-f]*'),
  seal TEXT NOT NULL
) STRICT;

CREATE TABLE place (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  inode TEXT NOT NULL
) STRICT;

-- What can be searched for, by a check's or a case's sequence. Marks and vowel signs are part of a word, as Hindi needs.
-- The window waits for cases, letter by letter as they are typed: the first letter alone is indexed for them too.
CREATE VIRTUAL TABLE check_search USING fts5 (
  reference, name, place, case_note, notes, session_id, verification_id, ref_id,
  tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'", prefix = '2 3'
);
CREATE VIRTUAL TABLE case_search USING fts5 (
  reference, name, place, note,
  tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'", prefix = '1 2 3'
);
-- Else a word that was deleted would stay in the index until it is merged.
INSERT INTO check_search (check_search, rank) VALUES ('secure-delete', 1);
INSERT INTO case_search (case_search, rank) VALUES ('secure-delete', 1);
`;
