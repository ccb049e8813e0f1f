/**
 * What the sandboxed page has seen of each picture. Those of earlier builds were never looked at, and keep the size that
 * their header told. A vendor's picture is kept whatever it is, so that it may have neither a size nor a format of ours.
 * The table is made anew, as constraints can't be changed; what refers to its rows finds them again before the step ends.
 */
export const picturesSeenSchema = `
PRAGMA defer_foreign_keys = ON;
CREATE TABLE pictures_before AS SELECT * FROM pictures;
DROP TABLE pictures;

CREATE TABLE pictures (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  -- A keyed hash of the content: the same picture under several ids is one file.
  file_name TEXT NOT NULL CHECK (length(file_name) = 64 AND file_name NOT GLOB '*[^0-9a-f]*'),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
  name TEXT NOT NULL CHECK (name <> ''),
  format TEXT NOT NULL CHECK (format IN ('jpeg', 'png', 'other')),
  byte_length INTEGER NOT NULL CHECK (byte_length > 0),
  width INTEGER CHECK (width > 0),
  height INTEGER CHECK (height > 0),
  sight TEXT NOT NULL CHECK (sight IN (
    'unseen', 'whole', 'partial', 'undecodable', 'severalPictures', 'tooManyPixels'
  )),
  CHECK ((width IS NULL) = (height IS NULL)),
  CHECK (sight NOT IN ('whole', 'partial') OR (width IS NOT NULL AND format <> 'other'))
) STRICT, WITHOUT ROWID;

INSERT INTO pictures SELECT id, file_name, sha256, name, format, byte_length, width, height, 'unseen' FROM pictures_before;
DROP TABLE pictures_before;
CREATE INDEX pictures_by_file ON pictures (file_name);
`;
