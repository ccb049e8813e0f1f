import { readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { failure, type Result, success } from '../../../shared/result.ts';
import { makeFolder, writeWhole } from '../../files/durable.ts';
import { createReadingIntoOneMemory } from '../../files/reused-memory.ts';
import { sha256Of } from '../../files/sha256.ts';
import { sealedPieces, unsealBytes } from '../../sealing/seal.ts';
import { pictureFileName, type RecordsKeys } from '../keys.ts';

/** The first byte of a picture's file, in case that it is one day sealed otherwise. */
const VERSION = 1;

/** Sealed files, one for each picture by its content. They know nothing of the database. */
export type PictureFiles = ReturnType<typeof createPictureFiles>;

export function createPictureFiles(folder: string, keys: Pick<RecordsKeys, 'pictureSeal' | 'pictureName'>) {
  const reading = createReadingIntoOneMemory();
  const pathOf = (name: string) => join(folder, name.slice(0, 2), name);

  /** The bytes exactly as they were written, verified. */
  async function read(sha256: string): Promise<Result<Buffer, 'missing' | 'altered'>> {
    const name = pictureFileName(keys, sha256);
    const unsealed = (found: Buffer) =>
      found[0] === VERSION ? unsealBytes(keys.pictureSeal, purposeOf(name), found.subarray(1)) : null;
    const bytes = await reading(pathOf(name), unsealed).catch(problemOf);
    if (typeof bytes === 'string') return failure(bytes);
    return bytes !== null && sha256Of(bytes) === sha256 ? success(bytes) : failure('altered');
  }

  return {
    read,
    /** Seals bytes into their file. Where the same is there already, and sound, nothing is written. */
    async write(sha256: string, bytes: Uint8Array) {
      if (sha256Of(bytes) !== sha256) throw new Error('The picture is not the one that it is said to be.');
      if ((await read(sha256)).ok) return;
      const name = pictureFileName(keys, sha256);
      const path = pathOf(name);
      await makeFolder(dirname(path));
      const sealed = sealedPieces(keys.pictureSeal, purposeOf(name), bytes);
      await writeWhole(path, (file) => file.writeFile([Buffer.of(VERSION), ...sealed]));
    },
    remove: (name: string) => rm(pathOf(name), { force: true }),
    /** Removes every file but those with these names: also what was left half written. */
    async removeAllBut(names: ReadonlySet<string>) {
      let removed = 0;
      for (const entry of await entriesOf(folder)) {
        const path = join(entry.parentPath, entry.name);
        if (entry.isDirectory() || (names.has(entry.name) && path === pathOf(entry.name))) continue;
        await rm(path, { force: true });
        removed += 1;
      }
      return removed;
    },
  };
}

/** Sealed along with the picture, so that no file can pass for another one. */
function purposeOf(name: string): string {
  return `picture ${name}`;
}

function problemOf(fault: NodeJS.ErrnoException): 'missing' | 'altered' {
  const code = fault.code ?? '';
  if (['ENOENT', 'ENOTDIR'].includes(code)) return 'missing';
  // The disk can't give it back, or something else lies in its place.
  if (['EIO', 'EISDIR'].includes(code)) return 'altered';
  throw fault;
}

async function entriesOf(folder: string) {
  try {
    return await readdir(folder, { recursive: true, withFileTypes: true });
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw fault;
  }
}
