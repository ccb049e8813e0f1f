import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Picture } from '../../../shared/picture/picture.ts';
import { readerHere } from '../../reader/testing/reader-here.ts';
import type { Database } from '../database/connection.ts';
import { openDatabase } from '../database/database.ts';
import { deriveRecordsKeys, pictureFileName } from '../keys.ts';
import { databasePath, picturesFolder } from '../layout.ts';
import { openRecords, type RecordsToOpen } from '../open-records.ts';
import { temporaryFolder } from './records.ts';

const portrait = readFileSync(join(import.meta.dirname, '../../../resources/practice/asha-1.jpg'));

/** Real records in a folder of the test's own, and what a test needs to look behind them. */
export function openHere(details: Partial<RecordsToOpen> = {}) {
  const wanted = {
    folder: join(temporaryFolder(), 'records'),
    key: randomBytes(32),
    throwAway: false,
    now: () => new Date('2026-11-22T08:00:00Z'),
    newId: randomUUID,
    account: 'asha',
    openReader: readerHere,
    ...details,
  };
  const opened = openRecords(wanted);
  if (!opened.ok) throw new Error(opened.error.why);
  const records = opened.value;
  onTestFinished(() => records.close());
  const keys = deriveRecordsKeys(wanted.key);

  return {
    ...wanted,
    keys,
    records,
    /** Closes them, and opens them once more. */
    async again(changes: Partial<RecordsToOpen> = {}) {
      await records.close();
      return openHere({ ...wanted, ...changes });
    },
    /** Does to the database what only somebody with its key can do. */
    tamper(work: (database: Database) => void): void {
      const result = openDatabase({ path: databasePath(wanted.folder), key: keys.database });
      if (!result.ok) throw new Error(result.error);
      try {
        work(result.value);
      } finally {
        result.value.close();
      }
    },
    fileOf(picture: Picture): string {
      const name = pictureFileName(keys, picture.sha256);
      return join(picturesFolder(wanted.folder), name.slice(0, 2), name);
    },
  };
}

/** A picture that differs from every other one in its last bytes. */
export function somePicture(byteLength = portrait.byteLength + 16) {
  const bytes = Buffer.concat([portrait, randomBytes(byteLength - portrait.byteLength)]);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const picture: Picture = {
    id: randomUUID(),
    name: 'portrait.jpg',
    format: 'jpeg',
    byteLength: bytes.byteLength,
    width: 600,
    height: 800,
    sha256,
    sight: 'whole',
    original: null,
    advice: null,
  };
  return { picture, bytes };
}
