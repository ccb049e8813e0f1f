import type { RecordsParts } from '../parts.ts';
import type { CheckPicture } from './check-row.ts';

/** Which check refers to which picture. */
export type CheckPictures = ReturnType<typeof createCheckPictures>;

interface Reference {
  readonly id: string;
  readonly file_name: string;
}

export function createCheckPictures(parts: RecordsParts) {
  const { database, steps, pictureFileName, picturesKept, picturesReleased } = parts;
  const referencesOf = database.prepare<[number], Reference>(
    'SELECT id, file_name FROM check_pictures JOIN pictures ON pictures.id = picture_id WHERE check_sequence = ?',
  );
  const insertPicture = database.prepare(`
    INSERT INTO pictures (id, file_name, sha256, name, format, byte_length, width, height, sight, original)
    VALUES (:id, :fileName, :sha256, :name, :format, :byteLength, :width, :height, :sight, :original)
    ON CONFLICT (id) DO UPDATE SET width = :width, height = :height, sight = :sight WHERE sight = 'unseen'`);
  const storedHash = database.prepare<[string], string>('SELECT sha256 FROM pictures WHERE id = ?').pluck();
  const refer = database.prepare(
    'INSERT INTO check_pictures (check_sequence, role, position, picture_id, advice) VALUES (?, ?, ?, ?, ?)',
  );
  const referNoMore = database.prepare('DELETE FROM check_pictures WHERE check_sequence = ?');
  const deleteIfUnused = database.prepare(`
    DELETE FROM pictures WHERE id = ? AND NOT EXISTS (SELECT 1 FROM check_pictures WHERE picture_id = pictures.id)`);
  const fileIsUsed = database.prepare<[string], 1>('SELECT 1 FROM pictures WHERE file_name = ? LIMIT 1').pluck();

  const isUnused = (fileName: string) => fileIsUsed.get(fileName) === undefined;

  function forget(references: readonly Reference[]): void {
    for (const { id } of references) deleteIfUnused.run(id);
    const unused = [...new Set(references.map((reference) => reference.file_name))].filter(isUnused);
    if (unused.length > 0) steps.afterCommit(() => tellUnused(unused));
  }

  function tellUnused(fileNames: readonly string[]): void {
    // Asked again: a check that came later in the same step may have brought a file back into use.
    const unused = fileNames.filter(isUnused);
    if (unused.length > 0) picturesReleased(unused);
  }

  return {
    keep(sequence: number, pictures: readonly CheckPicture[]) {
      const before = referencesOf.all(sequence);
      referNoMore.run(sequence);
      for (const { role, position, picture } of pictures) {
        const original = picture.original && JSON.stringify(picture.original);
        insertPicture.run({ ...picture, original, fileName: pictureFileName(picture.sha256) });
        if (storedHash.get(picture.id) !== picture.sha256) throw new Error('another picture has this id already');
        refer.run(sequence, role, position, picture.id, picture.advice && JSON.stringify(picture.advice));
      }
      if (pictures.length > 0) steps.afterCommit(() => picturesKept(pictures.map(({ picture }) => picture.id)));
      forget(before);
    },
    /** Before a check is removed: what is told then is which files have become nobody's. */
    release(sequence: number) {
      const before = referencesOf.all(sequence);
      referNoMore.run(sequence);
      forget(before);
    },
  };
}
