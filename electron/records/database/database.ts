import { closeSync, openSync, readSync, statSync } from 'node:fs';
import Driver from 'better-sqlite3-multiple-ciphers';
import type { RecordsTrouble } from '../../../shared/records-troubles.ts';
import { failure, type Result, success } from '../../../shared/result.ts';
import { isNoDatabase, recordsTroubleOf } from '../../files/storage-trouble.ts';
import { migrations as ours } from '../migrations/in-order.ts';
import type { Database, Migration } from './connection.ts';
import { migrate } from './migrate.ts';

export const DATABASE_KEY_BYTES = 32;

/** Up to this size every page is read at the start; a larger file tells of its damage when it is met. */
const MOST_BYTES_CHECKED_AT_START = 4_000_000;

const BUSY_MILLISECONDS = 1000;

/** In SQLite's file header, which is plain here: with a log both are 2, without one both are 1. */
const WRITING_VERSION_AT = 18;

export interface DatabaseToOpen {
  readonly path: string;
  /** 32 random bytes. They are the caller's, to keep or to wipe. */
  readonly key: Uint8Array;
  /** For a second connection beside the one that writes: it must exist, and is taken as it is. */
  readonly readonly?: boolean;
  readonly migrations?: readonly Migration[];
}

/**
 * Opens an encrypted database, makes it where there is none, and brings it up to date. One that can't be opened stays as
 * it is: nothing is ever overwritten or deleted.
 */
export function openDatabase(wanted: DatabaseToOpen): Result<Database, RecordsTrouble> {
  const { path, key, readonly = false, migrations = ours } = wanted;
  let database: Database | null = null;
  try {
    const isNew = sizeOf(path) === 0;
    // A log without its database is all that is left of one, and SQLite would delete it.
    if (isNew && sizeOf(`${path}-wal`) > 0) return failure('damaged');
    // Asked of an old file too, as SQLite would open one that can't be written and say nothing. The log's files get the
    // same rights from it.
    if (!readonly) closeSync(openSync(path, 'a', 0o600));
    database = new Driver(path, { readonly, fileMustExist: true, timeout: BUSY_MILLISECONDS });
    unlock(database, key);
    if (!isNew && !keyFits(database)) return refuse(database, 'wrongKeyOrDamaged');
    if (!isNew && !readonly && !hasUsualVersions(path)) return refuse(database, 'damaged');
    setUp(database, readonly);
    // The connection that writes has looked; and a verification reads what it can of damaged ones.
    const isChecked = !isNew && !readonly && sizeOf(path) <= MOST_BYTES_CHECKED_AT_START;
    if (isChecked && !isSound(database)) return refuse(database, 'damaged');
    const migrated = migrate(database, path, migrations, readonly);
    return migrated.ok ? success(database) : refuse(database, migrated.error);
  } catch (error) {
    const trouble = recordsTroubleOf(error);
    database?.close();
    if (trouble === null) throw error;
    return failure(trouble);
  }
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

/** Gives a connection its key, before anything else. The raw form spares the derivation: our key is random already. */
export function unlock(database: Database, key: Uint8Array): void {
  database.pragma("cipher = 'sqlcipher'");
  withRawKey(key, (text) => database.key(text));
}

/** Encrypts the whole of an open database anew. */
export function rekey(database: Database, key: Uint8Array): void {
  withRawKey(key, (text) => database.rekey(text));
}

function withRawKey(key: Uint8Array, use: (text: Buffer) => void): void {
  if (key.length !== DATABASE_KEY_BYTES) throw new Error('The key of a database has 32 bytes.');
  const text = rawKey(key);
  try {
    use(text);
  } finally {
    text.fill(0);
  }
}

/** Written digit by digit, as a string would stay in memory. */
function rawKey(key: Uint8Array): Buffer {
  const prefix = Buffer.from('raw:');
  const digits = Buffer.from('0123456789abcdef');
  const text = Buffer.alloc(prefix.length + 2 * key.length);
  text.set(prefix);
  for (const [index, byte] of key.entries()) {
    text[prefix.length + 2 * index] = digits[byte >> 4] ?? 0;
    text[prefix.length + 2 * index + 1] = digits[byte & 15] ?? 0;
  }
  return text;
}

function keyFits(database: Database): boolean {
  try {
    database.pragma('schema_version');
    return true;
  } catch (error) {
    if (isNoDatabase(error)) return false;
    throw error;
  }
}

/**
 * The versions that SQLite writes into the first page, for writing and for reading, are the only bytes that nothing
 * authenticates. With others it would take the file for one to be read alone, and say nothing of it.
 */
function hasUsualVersions(path: string): boolean {
  const file = openSync(path, 'r');
  try {
    const [writing, reading] = [Buffer.alloc(1), Buffer.alloc(1)];
    readSync(file, writing, 0, 1, WRITING_VERSION_AT);
    readSync(file, reading, 0, 1, WRITING_VERSION_AT + 1);
    return writing.equals(reading) && [1, 2].includes(writing.readUInt8());
  } finally {
    closeSync(file);
  }
}

function setUp(database: Database, readonly: boolean): void {
  if (readonly) database.pragma('query_only = ON');
  else database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  database.pragma('secure_delete = ON');
  database.pragma('trusted_schema = OFF');
  database.pragma('cell_size_check = ON');
  // A temporary file would not be encrypted.
  database.pragma('temp_store = MEMORY');
}

/** What the database itself says of its pages, all of which are read and authenticated. */
export function isSound(database: Database): boolean {
  return database.pragma('quick_check(1)', { simple: true }) === 'ok';
}

function refuse(database: Database, trouble: RecordsTrouble): Result<never, RecordsTrouble> {
  database.close();
  return failure(trouble);
}
