const tokenized = `tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'", prefix = '1 2 3 4', detail = column`;
const checkFields = 'reference, name, place, case_note, notes, session_id, verification_id, ref_id, filters';
const caseFields = 'reference, name, place, note, filters';

/**
 * Both search indexes say in which fields of which rows a word is, and no longer where in them: nobody asks for that, and it was much of what had to be decrypted
 * to count a word that very many have. (Without the fields too, SQLite's `secure-delete` leaves an index that its own check finds broken.) Four letters are indexed as one to three are, as a year in each reference is so long. And a case is told there by
 * its mode and the lists that it stands in, as a check is by what it is filtered by (14-filters.ts), so that nothing else is read to count what was found.
 *
 * The old indexes go before the new ones come, and leave them their pages.
 */
export const narrowSearchSchema = `
CREATE TEMP TABLE indexed_checks AS SELECT rowid AS sequence, ${checkFields} FROM check_search;

CREATE TEMP TABLE indexed_cases AS
SELECT case_search.rowid AS sequence,
  replace(case_search.reference, char(61693), '') AS reference, replace(case_search.name, char(61693), '') AS name,
  replace(case_search.place, char(61693), '') AS place, replace(case_search.note, char(61693), '') AS note,
  char(61693) || cases.mode || iif(to_finish, ' ' || char(61693) || 'toFinish', '')
    || iif(needs_review, ' ' || char(61693) || 'needsReview', '') AS filters
FROM case_search JOIN cases ON cases.sequence = case_search.rowid
  LEFT JOIN case_standings ON case_sequence = cases.sequence;

DROP TABLE check_search;
DROP TABLE case_search;

CREATE VIRTUAL TABLE check_search USING fts5 (${checkFields}, ${tokenized});
CREATE VIRTUAL TABLE case_search USING fts5 (${caseFields}, ${tokenized});
INSERT INTO check_search (check_search, rank) VALUES ('secure-delete', 1);
INSERT INTO case_search (case_search, rank) VALUES ('secure-delete', 1);

INSERT INTO check_search (rowid, ${checkFields}) SELECT * FROM indexed_checks ORDER BY sequence;
INSERT INTO case_search (rowid, ${caseFields}) SELECT * FROM indexed_cases ORDER BY sequence;

DROP TABLE indexed_checks;
DROP TABLE indexed_cases;
`;
