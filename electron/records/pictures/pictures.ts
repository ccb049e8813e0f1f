import {
  originalSchema,
  type Picture,
  type PictureSight,
  pictureAdviceSchema,
} from '../../../shared/picture/picture.ts';
import { pictureFormatOf } from '../../../shared/picture/sight.ts';
import { failure, success } from '../../../shared/result.ts';
import { sha256Of } from '../../files/sha256.ts';
import type { Database } from '../database/connection.ts';
import { pictureFileName, type RecordsKeys } from '../keys.ts';
import type { PictureRecords } from '../records.ts';
import type { PictureFiles } from './picture-files.ts';
import { readPictureHeader } from './picture-header.ts';

/** With what the tables need of them. */
export interface PictureTable extends PictureRecords {
  fileName(sha256: string): string;
  /** Rows refer to these pictures now, and that is on record. */
  referredTo(ids: readonly string[]): void;
  /** No row refers to these files any more: they go, unless they are wanted again by then. */
  release(fileNames: readonly string[]): void;
}

export type PictureRow = Omit<Picture, 'byteLength' | 'original' | 'advice'> & {
  readonly byte_length: number;
  /** JSON. */
  readonly original: string | null;
  /** JSON; there where it was read as a check's picture. */
  readonly advice?: string | null;
};

/** Of a picture's row, whatever else is selected with them. */
export const pictureColumns = 'id, sha256, name, format, byte_length, width, height, sight, original';

export function pictureOf({
  id,
  sha256,
  name,
  format,
  byte_length,
  width,
  height,
  sight,
  ...row
}: PictureRow): Picture {
  const original = row.original === null ? null : originalSchema.parse(JSON.parse(row.original));
  const advice = row.advice ? pictureAdviceSchema.parse(JSON.parse(row.advice)) : null;
  return { id, sha256, name, format, byteLength: byte_length, width, height, sight, original, advice };
}

/** The pictures that checks hold: rows in the database, and a sealed file for each content. */
export function createPictureRecords(
  database: Database,
  files: PictureFiles,
  keys: Pick<RecordsKeys, 'pictureName'>,
  newId: () => string,
): PictureTable {
  const byId = database.prepare<[string], PictureRow>(`SELECT ${pictureColumns} FROM pictures WHERE id = ?`);
  const allFiles = database.prepare<[], string>('SELECT DISTINCT file_name FROM pictures').pluck();
  const isReferredTo = database.prepare<[string], 1>('SELECT 1 FROM pictures WHERE file_name = ? LIMIT 1').pluck();

  /** The files of pictures that are kept and whose rows are still to come, by their ids. */
  const awaited = new Map<string, string>();
  /** What checks are being entered with just now. A picture may be among them several times. */
  const held = new Set<{ readonly picture: Picture; readonly name: string }>();
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

  const fileName = (sha256: string) => pictureFileName(keys, sha256);
  const heldNames = () => [...awaited.values(), ...[...held].map(({ name }) => name)];

  async function keep({ id, sha256 }: Picture, bytes: Uint8Array): Promise<void> {
    const name = fileName(sha256);
    awaited.set(id, name);
    try {
      await inTurn(name, () => files.write(sha256, bytes));
    } catch (fault) {
      awaited.delete(id);
      throw fault;
    }
  }

  async function removeUnlessWanted(name: string): Promise<void> {
    if (!database.open || heldNames().includes(name) || isReferredTo.get(name) !== undefined) return;
    await files.remove(name);
  }

  function release(fileNames: readonly string[]): void {
    for (const name of fileNames) {
      // What can't be removed now goes when the files are next swept.
      inTurn(name, () => removeUnlessWanted(name)).catch(() => {});
    }
  }

  function find(id: string): Picture | null {
    const row = byId.get(id);
    if (row) return pictureOf(row);
    return [...held].find(({ picture }) => picture.id === id)?.picture ?? null;
  }

  return {
    keep,
    find,
    fileName,
    release,
    async take(name, bytes) {
      const picture: Picture = {
        id: newId(),
        name,
        byteLength: bytes.byteLength,
        format: pictureFormatOf(bytes),
        width: null,
        height: null,
        sha256: sha256Of(bytes),
        sight: sightBefore(bytes),
        original: null,
        advice: null,
      };
      await keep(picture, bytes);
      return picture;
    },
    async read(id) {
      const picture = find(id);
      if (picture === null) return failure('unknown');
      const bytes = await files.read(picture.sha256);
      return bytes.ok ? success({ picture, bytes: bytes.value }) : bytes;
    },
    async sweep() {
      return { removed: await files.removeAllBut(new Set([...allFiles.all(), ...heldNames()])) };
    },
    hold(picture) {
      const one = { picture, name: fileName(picture.sha256) };
      held.add(one);
      return () => {
        if (!held.delete(one)) return;
        awaited.delete(picture.id);
        release([one.name]);
      };
    },
    referredTo(ids) {
      for (const id of ids) awaited.delete(id);
    },
  };
}

/** Where its header alone tells that nobody must decode it, it is not looked at. */
function sightBefore(bytes: Uint8Array): PictureSight {
  const header = readPictureHeader(bytes, bytes.byteLength);
  if (header.ok) return 'unseen';
  return header.error === 'tooManyPixels' ? 'tooManyPixels' : 'undecodable';
}
