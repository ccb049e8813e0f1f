import { randomBytes } from 'node:crypto';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { withFile, writeWhole } from '../../files/durable.ts';
import { SALT_BYTES, STRETCH_COST, type StretchCost } from '../../sealing/stretch.ts';
import type { JobContext } from '../../work/job-context.ts';
import { isEndSealed, readHead } from '../chain/store.ts';
import type { Database } from '../database/connection.ts';
import { DATABASE_KEY_BYTES, openDatabase, rekey } from '../database/database.ts';
import type { RecordsKeys } from '../keys.ts';
import { copyPath, picturesFolder } from '../layout.ts';
import { createPictureFiles } from '../pictures/picture-files.ts';
import type { BackedUp } from '../records.ts';
import { type ChunkWriter, createChunkWriter } from './chunks.ts';
import { writeEntry, writeEntryHead } from './entries.ts';
import { makeHeader } from './header.ts';
import type { BackupEnd, Manifest } from './manifest.ts';

export interface BackupToWrite extends JobContext {
  readonly folder: string;
  readonly keys: RecordsKeys;
  /** A connection to the records, which may be one that only reads. */
  readonly database: Database;
  readonly path: string;
  readonly passphrase: string;
  readonly madeAt: Date;
  readonly cost?: StretchCost;
}

/**
 * Writes records and pictures into one encrypted file; nothing of the vault. It is there whole or not at all. Pictures
 * that are missing or altered are left out and counted, so that the rest can still be saved.
 */
export async function writeBackup(wanted: BackupToWrite): Promise<BackedUp> {
  const { path, passphrase, cost = STRETCH_COST, goOn } = wanted;
  const write = async (file: FileHandle) => {
    const { header, streamKey } = await makeHeader(passphrase, randomBytes(SALT_BYTES), cost);
    await file.writeFile(header);
    const writer = createChunkWriter(streamKey, header, (bytes) => file.writeFile(bytes));
    const counts = await writeContent(wanted, writer);
    await writer.end();
    return { ...counts, bytes: (await file.stat()).size };
  };
  return writeWhole(path, write, goOn);
}

async function writeContent(wanted: BackupToWrite, writer: ChunkWriter): Promise<Omit<BackedUp, 'bytes'>> {
  const { folder, onProgress, goOn } = wanted;
  const copy = copyPath(folder);
  try {
    goOn();
    const { manifest, checks, pictures, pictureBytes } = await copyDatabase(wanted, copy);
    await writeEntry(writer, 'manifest', Buffer.from(JSON.stringify(manifest)));
    let done = 0;
    let total = pictureBytes;
    const advance = (bytes: number) => {
      goOn();
      done += bytes;
      onProgress(Math.min(1, done / Math.max(1, total)));
    };
    await withFile(copy, 'r', async (file) => {
      const { size } = await file.stat();
      total += size;
      await writeEntryHead(writer, { kind: 'database', byteLength: size });
      for await (const part of file.createReadStream({ autoClose: false })) {
        await writer.write(part);
        advance(part.byteLength);
      }
    });
    const end = await writePictures(wanted, writer, pictures, advance);
    await writeEntry(writer, 'end', Buffer.from(JSON.stringify(end)));
    return { checks, ...end };
  } finally {
    await removeCopy(copy);
  }
}

async function writePictures(
  { folder, keys }: BackupToWrite,
  writer: ChunkWriter,
  pictures: readonly string[],
  advance: (bytes: number) => void,
): Promise<BackupEnd> {
  const files = createPictureFiles(picturesFolder(folder), keys);
  let leftOut = 0;
  for (const sha256 of pictures) {
    const bytes = await files.read(sha256);
    if (bytes.ok) await writeEntry(writer, 'picture', bytes.value);
    else leftOut += 1;
    advance(bytes.ok ? bytes.value.byteLength : 0);
  }
  return { pictures: pictures.length - leftOut, leftOut };
}

/** A copy of one moment, without pages that are no longer used, under a key of its own; never in plain text. */
async function copyDatabase({ database, keys, madeAt }: BackupToWrite, path: string) {
  await removeCopy(path);
  // Made here, so that nobody else can read it.
  await (await open(path, 'wx', 0o600)).close();
  // Nothing is written through this connection; but a connection that is told so can't copy either.
  database.pragma('query_only = OFF');
  try {
    database.prepare('VACUUM INTO ?').run(path);
  } finally {
    if (database.readonly) database.pragma('query_only = ON');
  }
  const opened = openDatabase({ path, key: keys.database });
  if (!opened.ok) throw new Error(`The copy of the records can't be opened: ${opened.error}`);
  const copy = opened.value;
  try {
    const databaseKey = randomBytes(DATABASE_KEY_BYTES);
    const described = describe(copy, keys, madeAt, databaseKey);
    rekey(copy, databaseKey);
    return described;
  } finally {
    copy.close();
  }
}

/** With the pictures' hashes, each once, and their bytes together. */
function describe(copy: Database, keys: RecordsKeys, madeAt: Date, databaseKey: Buffer) {
  const one = <Value>(sql: string) => copy.prepare<[], Value>(sql).pluck();
  return {
    manifest: {
      madeAt: madeAt.toISOString(),
      head: readHead(copy),
      sealed: isEndSealed(copy, keys.chainSeal),
      databaseKey: databaseKey.toString('base64'),
    } satisfies Manifest,
    checks: one<number>('SELECT count(*) FROM checks').get() ?? 0,
    pictures: one<string>('SELECT DISTINCT sha256 FROM pictures ORDER BY sha256').all(),
    pictureBytes: one<number>('SELECT total(byte_length) FROM pictures').get() ?? 0,
  };
}

async function removeCopy(path: string): Promise<void> {
  for (const ending of ['', '-wal', '-shm', '-journal']) await rm(`${path}${ending}`, { force: true });
}
