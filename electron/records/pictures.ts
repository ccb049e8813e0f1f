import type { Picture, PictureFormat } from '../../shared/picture.ts';
import { failure, success } from '../../shared/result.ts';
import type { Database } from './database.ts';
import { pictureFileName, type RecordsKeys } from './keys.ts';
import { hashOf, type PictureFiles } from './picture-files.ts';
import { readPictureHeader } from './picture-header.ts';
import type { PictureRecords } from './records.ts';

/** With what the tables need of them. */
export interface PictureTable extends PictureRecords {
  /** Names the file of a picture for its row, which is being written. */
  fileNameForRow(sha256: string): string;
  /** No row refers to these files any more: they go, unless they are wanted again by then. */
  release(fileNames: readonly string[]): void;
}

interface PictureRow {
  readonly id: string;
  readonly sha256: string;
  readonly name: string;
  readonly format: PictureFormat;
  readonly byte_length: number;
  readonly width: number;
  readonly height: number;
}

/** The pictures that checks hold: rows in the database, and a sealed file for each content. */
export function createPictureRecords(
  database: Database,
  files: PictureFiles,
  keys: Pick<RecordsKeys, 'pictureName'>,
  newId: () => string,
): PictureTable {
  const byId = database.prepare<[string], PictureRow>(
    'SELECT id, sha256, name, format, byte_length, width, height FROM pictures WHERE id = ?',
  );
  const allFiles = database.prepare<[], string>('SELECT DISTINCT file_name FROM pictures').pluck();
  const isReferredTo = database.prepare<[string], 1>('SELECT 1 FROM pictures WHERE file_name = ? LIMIT 1').pluck();

  /** Kept, and their rows are still to come. */
  const awaited = new Set<string>();
  /** What is being done to each file: keeping one must not find it there a moment before it is removed. */
  const turns = new Map<string, Promise<void>>();

  function inTurn(name: string, work: () => Promise<void>): Promise<void> {
    const turn = (turns.get(name) ?? Promise.resolve()).catch(() => {}).then(work);
    turns.set(name, turn);
    const done = () => {
      if (turns.get(name) === turn) turns.delete(name);
    };
    turn.then(done, done);
    return turn;
  }

  function keep(sha256: string, bytes: Uint8Array): Promise<void> {
    const name = pictureFileName(keys, sha256);
    awaited.add(name);
    return inTurn(name, () => files.write(sha256, bytes));
  }

  async function removeUnlessWanted(name: string): Promise<void> {
    if (!database.open || awaited.has(name) || isReferredTo.get(name) !== undefined) return;
    await files.remove(name);
  }

  return {
    keep: (picture, bytes) => keep(picture.sha256, bytes),
    async take(name, bytes) {
      const header = readPictureHeader(bytes, bytes.byteLength);
      if (!header.ok) return header;
      const picture: Picture = {
        id: newId(),
        name,
        byteLength: bytes.byteLength,
        ...header.value,
        sha256: hashOf(bytes),
      };
      await keep(picture.sha256, bytes);
      return success(picture);
    },
    async read(id) {
      const row = byId.get(id);
      if (row === undefined) return failure('unknown');
      const bytes = await files.read(row.sha256);
      return bytes.ok ? success({ picture: pictureOf(row), bytes: bytes.value }) : bytes;
    },
    async sweep() {
      return { removed: await files.removeAllBut(new Set(allFiles.all())) };
    },
    fileNameForRow(sha256) {
      const name = pictureFileName(keys, sha256);
      awaited.delete(name);
      return name;
    },
    release(fileNames) {
      for (const name of fileNames) {
        // What can't be removed now goes when the files are next swept.
        inTurn(name, () => removeUnlessWanted(name)).catch(() => {});
      }
    },
  };
}

function pictureOf({ id, sha256, name, format, byte_length, width, height }: PictureRow): Picture {
  return { id, name, format, byteLength: byte_length, width, height, sha256 };
}
