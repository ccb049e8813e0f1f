import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RecordsTrouble } from '../../shared/records-troubles.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { recordsTroubleOf } from '../files/storage-trouble.ts';
import { type ChainLengthOutside, createLengthKeeper } from './chain/length-outside.ts';
import { containsHead, createChainStore, sealChain } from './chain/store.ts';
import type { Database } from './database/connection.ts';
import { openDatabase } from './database/database.ts';
import { isElsewhere, readPlace, settle, unsettle } from './database/place.ts';
import { createSteps } from './database/steps.ts';
import { deriveRecordsKeys, type RecordsKeys } from './keys.ts';
import { copyPath, databasePath, picturesFolder, THROW_AWAY } from './layout.ts';
import type { AuditEntry } from './parts.ts';
import { createPictureFiles } from './pictures/picture-files.ts';
import { createPictureRecords } from './pictures/pictures.ts';
import type { Records, RecordsReader } from './records.ts';
import { createStores } from './stores.ts';

export interface RecordsToOpen {
  /** Theirs alone; made if it isn't there. */
  readonly folder: string;
  /** 32 random bytes. They are the caller's, to keep or to wipe. */
  readonly key: Uint8Array;
  /** The key is kept nowhere: what an earlier run has left here is removed, and so is this at the end. */
  readonly throwAway: boolean;
  readonly now: () => Date;
  readonly newId: () => string;
  /** Of the operating system, under which the program runs. */
  readonly account: string;
  /** Makes what reads these records at length; closed with them. */
  readonly openReader: (records: ReadRecords) => RecordsReader & { close(): Promise<void> };
  /** Of these records, and kept apart from them. Without it an older copy in their place looks like them. */
  readonly chainLengthOutside?: ChainLengthOutside;
}

/** What has to be known of records to read them. */
export interface ReadRecords {
  readonly folder: string;
  readonly keys: RecordsKeys;
}

/** Opens the records, or makes them where there are none. Ones that can't be opened stay as they are. */
export function openRecords(wanted: RecordsToOpen): Result<Records, { readonly why: RecordsTrouble }> {
  const { folder, throwAway } = wanted;
  const keys = deriveRecordsKeys(wanted.key);
  try {
    if (throwAway) forget(folder);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (throwAway) writeFileSync(join(folder, THROW_AWAY), '', { mode: 0o600 });
    removeLeftovers(folder);
    const opened = openDatabase({ path: databasePath(folder), key: keys.database });
    if (!opened.ok) return failure({ why: opened.error });
    try {
      return success(assemble(wanted, opened.value, keys));
    } catch (error) {
      opened.value.close();
      throw error;
    }
  } catch (error) {
    const why = recordsTroubleOf(error);
    if (why === null) throw error;
    return failure({ why });
  }
}

function assemble(
  { folder, throwAway, now, newId, account, openReader, chainLengthOutside }: RecordsToOpen,
  database: Database,
  keys: RecordsKeys,
): Records {
  const path = databasePath(folder);
  const steps = createSteps(database);
  const { step } = steps;
  const chain = createChainStore(database, {
    chainKey: keys.chainSeal,
    now,
    // Whoever the operator has named; they are on record here, so nobody outside can know them sooner.
    who: () => ({ agent: stores.settings.read().agent.code, account }),
  });
  const lengthKeeper = createLengthKeeper(chainLengthOutside ?? null, () => chain.head().length);
  if (readPlace(database) === null) {
    step(() => {
      settle(database, path);
      sealChain(database, keys.chainSeal);
    });
    lengthKeeper.now();
  }
  // On record, as it may have grown past what is remembered before anybody settles it.
  if (lengthKeeper.wasLonger()) step(() => unsettle(database));
  const pictures = createPictureRecords(database, createPictureFiles(picturesFolder(folder), keys), keys, newId);
  const stores = createStores({
    database,
    steps,
    append,
    randomBytes,
    pictureFileName: pictures.fileName,
    picturesKept: pictures.referredTo,
    picturesReleased: pictures.release,
  });
  const reader = openReader({ folder, keys });
  let copied = isElsewhere(database, path);
  // A crash may have come before it was remembered.
  if (!copied) lengthKeeper.later();

  function append(entry: AuditEntry): void {
    chain.append(entry);
    // Of a copy the length is no news: what is remembered is what it is known by.
    if (!copied) lengthKeeper.later();
  }

  return {
    ...stores,
    pictures,
    audit: {
      append: ({ event, ...content }) => step(() => append({ event, content })),
      head: chain.head,
      contains: (head) => containsHead(database, head),
    },
    reader,
    get copied() {
      return copied;
    },
    settleIn() {
      step(() => {
        settle(database, path);
        steps.afterCommit(() => {
          copied = false;
          lengthKeeper.now();
        });
      });
    },
    async close() {
      if (database.open && !copied) lengthKeeper.now();
      lengthKeeper.stop();
      await reader.close();
      database.close();
      if (throwAway) forget(folder);
    },
  };
}

/** Nobody has the key of what lies there. */
function forget(folder: string): void {
  if (existsSync(join(folder, THROW_AWAY))) rmSync(folder, { recursive: true, force: true });
}

/** Of a backup that was cut short. */
function removeLeftovers(folder: string): void {
  for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(`${copyPath(folder)}${ending}`, { force: true });
}
