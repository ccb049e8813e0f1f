/**
 * What History is filtered by stands in the search index too, as words that nobody can type: a mark, and a mode, a kind or a verdict. A word that very
 * many checks have is found and counted in the index alone. One letter is indexed as well, as it is typed first.
 *
 * The old index goes before the new one comes, and leaves it its pages.
 */
export const filtersSchema = `
CREATE TEMP TABLE indexed AS
SELECT check_search.rowid AS sequence,
  replace(reference, char(61693), '') AS reference, replace(name, char(61693), '') AS name,
  replace(place, char(61693), '') AS place, replace(case_note, char(61693), '') AS case_note,
  replace(notes, char(61693), '') AS notes, replace(check_search.session_id, char(61693), '') AS session_id,
  replace(check_search.verification_id, char(61693), '') AS verification_id, replace(ref_id, char(61693), '') AS ref_id,
  char(61693) || mode || ' ' || char(61693) || kind || coalesce(' ' || char(61693) || verdict, '') AS filters
FROM check_search JOIN checks ON checks.sequence = check_search.rowid;

DROP TABLE check_search;

CREATE VIRTUAL TABLE check_search USING fts5 (
  reference, name, place, case_note, notes, session_id, verification_id, ref_id, filters,
  tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'", prefix = '1 2 3'
);
INSERT INTO check_search (check_search, rank) VALUES ('secure-delete', 1);

INSERT INTO check_search
  (rowid, reference, name, place, case_note, notes, session_id, verification_id, ref_id, filters)
SELECT sequence, reference, name, place, case_note, notes, session_id, verification_id, ref_id, filters
FROM indexed ORDER BY sequence;

DROP TABLE indexed;
`;
