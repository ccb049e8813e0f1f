/** Checks that have come to an answer, or to an end that somebody should look at, and that nobody has seen since. */
export const arrivalsSchema = `
CREATE TABLE arrivals (
  check_sequence INTEGER PRIMARY KEY NOT NULL REFERENCES checks (sequence) ON DELETE CASCADE
) STRICT;
`;
