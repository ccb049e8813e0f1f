import { type FileHandle, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { MAXIMUM_PICTURE_BYTES } from '../../../shared/limits.ts';
import { makeFolder, withFile, writeDurably } from '../../files/durable.ts';
import { sha256Of } from '../../files/sha256.ts';
import type { JobContext } from '../../work/job-context.ts';
import type { RecordsKeys } from '../keys.ts';
import { databasePath, picturesFolder } from '../layout.ts';
import { createPictureFiles } from '../pictures/picture-files.ts';
import { adoptDatabase, type Restored } from './adopt-database.ts';
import { type ChunkSource, readChunks } from './chunks.ts';
import { createEntryReader, type EntryHead, type EntryKind, type EntryReader } from './entries.ts';
import { HEADER_BYTES, openHeader } from './header.ts';
import { endSchema, MOST_MANIFEST_BYTES, manifestSchema, parseEntry } from './manifest.ts';
import { BackupFault } from './trouble.ts';

/** Stands in a folder whose every record is in place. */
export const COMPLETE = 'restored';

export interface BackupToRestore extends JobContext {
  readonly file: string;
  readonly passphrase: string;
  /** One that is not there yet, beside the records'. It is removed again if anything fails. */
  readonly folder: string;
  /** This installation's: from now on all that was in the backup is under them. */
  readonly keys: RecordsKeys;
}

/**
 * Reads a backup and checks all of it, and puts it into a folder of its own under this installation's keys. The records
 * in use are not touched: `swapIn` is for that.
 *
 * @throws BackupFault, and whatever the file system says
 */
export async function restoreInto(wanted: BackupToRestore): Promise<Restored> {
  const { folder } = wanted;
  if (!(await isFree(folder))) throw new BackupFault('notEmpty');
  try {
    const restored = await withFile(wanted.file, 'r', (file) => readBackup(wanted, file));
    wanted.goOn();
    await writeDurably(join(folder, COMPLETE), Buffer.alloc(0));
    return restored;
  } catch (fault) {
    // What went wrong before is what a person should hear of; what is left here goes at the next start.
    await rm(folder, { recursive: true, force: true }).catch(() => {});
    throw fault;
  }
}

async function readBackup(wanted: BackupToRestore, file: FileHandle): Promise<Restored> {
  const { folder, keys, goOn } = wanted;
  const source = sourceOf(file, (await file.stat()).size, wanted);
  const { header, streamKey } = await openHeader(await source.read(0, HEADER_BYTES), wanted.passphrase);
  const entries = createEntryReader(readChunks(streamKey, header, source));
  await makeFolder(folder);
  const manifest = parseEntry(manifestSchema, await contentOf(entries, 'manifest', MOST_MANIFEST_BYTES));
  await putDatabase(entries, await expect(entries, 'database'), databasePath(folder));
  await putPictures(wanted, entries);
  goOn();
  return adoptDatabase(databasePath(folder), keys, manifest);
}

async function putDatabase(entries: EntryReader, head: EntryHead, path: string): Promise<void> {
  await withFile(path, 'wx', async (file) => {
    for await (const part of entries.parts(head)) await file.writeFile(part);
    await file.sync();
  });
}

async function putPictures({ folder, keys }: BackupToRestore, entries: EntryReader): Promise<void> {
  const files = createPictureFiles(picturesFolder(folder), keys);
  let pictures = 0;
  for (;;) {
    const head = await entries.head();
    if (head.kind === 'end') {
      const end = parseEntry(endSchema, await entries.content(head, MOST_MANIFEST_BYTES));
      if (end.pictures !== pictures) throw new BackupFault('damaged');
      return entries.expectEnd();
    }
    if (head.kind !== 'picture') throw new BackupFault('damaged');
    const bytes = await entries.content(head, MAXIMUM_PICTURE_BYTES);
    await files.write(sha256Of(bytes), bytes);
    pictures += 1;
  }
}

async function expect(entries: EntryReader, kind: EntryKind): Promise<EntryHead> {
  const head = await entries.head();
  if (head.kind !== kind) throw new BackupFault('damaged');
  return head;
}

async function contentOf(entries: EntryReader, kind: EntryKind, mostBytes: number): Promise<Buffer> {
  return entries.content(await expect(entries, kind), mostBytes);
}

/** Reads from a file, and tells how far it has come. */
function sourceOf(file: FileHandle, byteLength: number, { onProgress, goOn }: JobContext): ChunkSource {
  return {
    byteLength,
    async read(position, length) {
      goOn();
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
      onProgress((position + bytesRead) / Math.max(1, byteLength));
      return buffer.subarray(0, bytesRead);
    },
  };
}

async function isFree(folder: string): Promise<boolean> {
  try {
    return (await readdir(folder)).length === 0;
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return true;
    throw fault;
  }
}
