import { openStates } from '../../../shared/check/check.ts';
import { readEntries, readHead, readSeal, sealChain } from '../chain/store.ts';
import { walkChain } from '../chain/walk.ts';
import type { Database } from '../database/connection.ts';
import { isSound, openDatabase, rekey } from '../database/database.ts';
import { unsettle } from '../database/place.ts';
import { pictureFileName, type RecordsKeys } from '../keys.ts';
import type { Manifest } from './manifest.ts';
import { BackupFault } from './trouble.ts';

export interface Restored {
  readonly checks: number;
  /** Of these, in the outbox still: they are held when the records are next opened. */
  readonly open: number;
}

/** Puts a database that came out of a backup under this installation's keys. */
export function adoptDatabase(path: string, keys: RecordsKeys, manifest: Manifest): Restored {
  const database = openOrRefuse(path, Buffer.from(manifest.databaseKey, 'base64'));
  try {
    if (!isSound(database)) throw new BackupFault('damaged');
    const wasSealed = isAsItWas(database, keys, manifest);
    database
      .transaction(() => {
        renamePictures(database, keys);
        // A chain that was in doubt when it was saved must not come back as one that nobody doubts.
        if (wasSealed) sealChain(database, keys.chainSeal);
        unsettle(database);
      })
      .immediate();
    rekey(database, keys.database);
    return count(database);
  } finally {
    database.close();
  }
}

function openOrRefuse(path: string, key: Uint8Array): Database {
  const opened = openDatabase({ path, key });
  if (opened.ok) return opened.value;
  switch (opened.error) {
    case 'newerVersion':
    case 'diskFull':
    case 'refused':
      throw new BackupFault(opened.error);
    default:
      throw new BackupFault('damaged');
  }
}

/** Whether the chain is whole, ends where the backup says, and ended there under its seal when it was saved. */
function isAsItWas(database: Database, keys: RecordsKeys, { head, sealed }: Manifest): boolean {
  const found = walkChain(readEntries(database), readSeal(database), keys.chainSeal, head);
  const end = readHead(database);
  if (end.length !== head.length || end.hash !== head.hash) throw new BackupFault('damaged');
  return sealed && found.chain.result !== 'broken' && found.printedHead === 'contained';
}

/** The files' names are under this installation's key by now. */
function renamePictures(database: Database, keys: RecordsKeys): void {
  const rename = database.prepare<[string, string]>('UPDATE pictures SET file_name = ? WHERE sha256 = ?');
  const hashes = database.prepare<[], string>('SELECT DISTINCT sha256 FROM pictures').pluck().all();
  for (const sha256 of hashes) rename.run(pictureFileName(keys, sha256), sha256);
}

function count(database: Database): Restored {
  const counted = database
    .prepare<[string], Restored>(
      `SELECT count(*) AS checks, count(*) FILTER (WHERE state IN (SELECT value FROM json_each(?))) AS open FROM checks`,
    )
    .get(JSON.stringify(openStates));
  return counted ?? { checks: 0, open: 0 };
}
