import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RecordsTrouble } from '../../shared/records.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { containsHead } from './chain/contains.ts';
import { type ChainLengthOutside, createLengthKeeper } from './chain/length-outside.ts';
import { createChainStore, sealChain } from './chain/store.ts';
import { type Database, openDatabase } from './database.ts';
import { deriveRecordsKeys, type RecordsKeys } from './keys.ts';
import { copyPath, databasePath, picturesFolder, THROW_AWAY } from './layout.ts';
import type { AuditEntry } from './parts.ts';
import { createPictureFiles } from './picture-files.ts';
import { createPictureRecords } from './pictures.ts';
import { isElsewhere, readPlace, settle, unsettle } from './place.ts';
import { createRecordsReader } from './reader/reader.ts';
import type { Records } from './records.ts';
import { createSteps } from './steps.ts';
import { recordsTroubleOf } from './storage-trouble.ts';
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
  /** Who works here, and under which account of the operating system. */
  readonly who: () => { readonly agent: string; readonly account: string };
  /** The entry of the thread that reads: `reader/worker.ts`, or what has become of it in the bundle. */
  readonly readerScript: URL | string;
  /** Of these records, and kept apart from them. Without it an older copy in their place looks like them. */
  readonly chainLengthOutside?: ChainLengthOutside;
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
    return success(assembleOrClose(wanted, opened.value, keys));
  } catch (error) {
    const why = recordsTroubleOf(error);
    if (why === null) throw error;
    return failure({ why });
  }
}

function assembleOrClose(wanted: RecordsToOpen, database: Database, keys: RecordsKeys): Records {
  try {
    return assemble(wanted, database, keys);
  } catch (error) {
    database.close();
    throw error;
  }
}

function assemble(
  { folder, throwAway, now, newId, who, readerScript, chainLengthOutside }: RecordsToOpen,
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
    who: () => {
      const { agent, account } = who();
      return { agent: stores.settings.read().agent.code || agent, account };
    },
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
  const reader = createRecordsReader(readerScript, { folder, keys }, now);
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
