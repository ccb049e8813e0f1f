/**
 * What was advised of a picture before it was sent: of one in its check, as the same picture may be a live photo here and a document's
 * photo there. Nobody looked at those of earlier builds.
 */
export const adviceSchema = `
ALTER TABLE check_pictures ADD COLUMN advice TEXT CHECK (json_valid(advice));
`;
