/**
 * In which lists a case stands, so that the first screen need not look at every case there is: what can be told from its other rows, kept beside
 * them. Whatever a case's standing follows from marks the case here, and the step that has written it tells its standing before it ends
 * (electron/records/cases/standings.ts). Those of earlier builds are all marked.
 */
export const standingsSchema = `
CREATE TABLE case_standings (
  case_sequence INTEGER PRIMARY KEY REFERENCES cases (sequence) ON DELETE CASCADE,
  mode TEXT NOT NULL CHECK (mode IN ('practice', 'sandbox', 'production')),
  changed_at TEXT NOT NULL,
  to_finish INTEGER NOT NULL CHECK (to_finish IN (0, 1)),
  needs_review INTEGER NOT NULL CHECK (needs_review IN (0, 1))
) STRICT;

CREATE INDEX standings_for_search ON case_standings (case_sequence, mode, changed_at, to_finish, needs_review);
CREATE INDEX standings_by_time ON case_standings (mode, changed_at, case_sequence);
CREATE INDEX standings_to_finish ON case_standings (mode, case_sequence) WHERE to_finish = 1;
CREATE INDEX standings_to_review ON case_standings (mode, case_sequence) WHERE needs_review = 1;

CREATE TABLE changed_cases (
  case_sequence INTEGER PRIMARY KEY
) STRICT;

INSERT INTO changed_cases SELECT sequence FROM cases;

CREATE TRIGGER new_case_has_changed AFTER INSERT ON cases
BEGIN
  INSERT INTO changed_cases VALUES (new.sequence) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER case_has_changed AFTER UPDATE ON cases
BEGIN
  INSERT INTO changed_cases VALUES (new.sequence) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER case_has_a_new_check AFTER INSERT ON checks
BEGIN
  INSERT INTO changed_cases SELECT sequence FROM cases WHERE id = new.case_id ON CONFLICT DO NOTHING;
END;

-- Each try to send takes a check to and fro between these states, in all of which it is open.
CREATE TRIGGER case_has_a_changed_check AFTER UPDATE OF case_id, state, verdict, first_lookup ON checks
WHEN old.case_id IS NOT new.case_id OR old.verdict IS NOT new.verdict OR old.first_lookup IS NOT new.first_lookup
  OR old.state NOT IN ('queued', 'sending', 'waiting') OR new.state NOT IN ('queued', 'sending', 'waiting')
BEGIN
  INSERT INTO changed_cases SELECT sequence FROM cases WHERE id IN (old.case_id, new.case_id) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER case_has_lost_a_check AFTER DELETE ON checks
BEGIN
  INSERT INTO changed_cases SELECT sequence FROM cases WHERE id = old.case_id ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER case_has_a_new_picture AFTER INSERT ON check_pictures
BEGIN
  INSERT INTO changed_cases
    SELECT cases.sequence FROM checks JOIN cases ON cases.id = case_id WHERE checks.sequence = new.check_sequence
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER case_has_a_new_review AFTER INSERT ON case_reviews
BEGIN
  INSERT INTO changed_cases VALUES (new.case_sequence) ON CONFLICT DO NOTHING;
END;
`;
