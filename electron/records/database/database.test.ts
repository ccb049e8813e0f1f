import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../../tests/counts.ts';
import { isDamage, recordsTroubleOf, storageTrouble } from '../../files/storage-trouble.ts';
import { temporaryFolder } from '../testing/records.ts';
import type { Database, Migration } from './connection.ts';
import { type DatabaseToOpen, openDatabase } from './database.ts';
import { copyName } from './migrate.ts';

const people: Migration = (database) => database.exec('CREATE TABLE people (name TEXT NOT NULL) STRICT');
const places: Migration = (database) => database.exec('ALTER TABLE people ADD COLUMN place TEXT');
const failing: Migration = (database) => database.exec('DROP TABLE people; CREATE TABLE nonsense (');

describe('an encrypted database', () => {
  it('keeps what was written for whoever has the key', () => {
    const file = newFile();
    writePeople(file, ['Mohan', 'Asha']);
    expect(readPeople(file)).toEqual(['Mohan', 'Asha']);
  });

  it('holds no plain text, neither in the file nor in its log, and is its owner’s alone', () => {
    const file = newFile();
    const database = opened(file);
    database.prepare('INSERT INTO people VALUES (?)').run('Mohan Kumar of Jaipur');
    const bytes = ['', '-wal'].map((ending) => readFileSync(`${file.path}${ending}`).toString('latin1')).join();
    expect(bytes.length).toBeGreaterThan(4096);
    expect(bytes).not.toMatch(/Mohan|SQLite format|CREATE/);
    if (process.platform !== 'win32') expect(statSync(file.path).mode & 0o077).toBe(0);
    database.close();
  });

  it('keeps its promises on every connection', () => {
    const file = newFile();
    const database = opened(file);
    const pragma = (name: string) => database.pragma(name, { simple: true });
    expect(['journal_mode', 'synchronous', 'foreign_keys', 'secure_delete', 'trusted_schema'].map(pragma)).toEqual([
      'wal',
      2,
      1,
      1,
      0,
    ]);
    expect([pragma('cell_size_check'), pragma('temp_store')]).toEqual([1, 2]);
    database.close();
  });

  it('leaves the key to its owner and takes no other length', () => {
    const file = newFile();
    const before = Buffer.from(file.key);
    opened(file).close();
    expect(Buffer.from(file.key)).toEqual(before);
    expect(() => openDatabase({ ...file, key: randomBytes(31) })).toThrow('32');
  });

  it('can be read beside the connection that writes, and not written by the one that reads', () => {
    const file = newFile();
    const writer = opened(file);
    writer.prepare('INSERT INTO people VALUES (?)').run('Mohan');
    const reader = opened({ ...file, readonly: true });
    expect(reader.prepare('SELECT name FROM people').pluck().all()).toEqual(['Mohan']);
    expect(() => reader.exec("INSERT INTO people VALUES ('Asha')")).toThrow('readonly');
    reader.close();
    writer.close();
  });
});

describe('a database that can’t be opened', () => {
  it('says so of a wrong key, and stays as it was', () => {
    const file = newFile();
    writePeople(file, ['Mohan']);
    expect(untouched(file, () => trouble({ ...file, key: randomBytes(32) }))).toBe('wrongKeyOrDamaged');
    expect(readPeople(file)).toEqual(['Mohan']);
  });

  it('loses nothing to a wrong key that a crash has left in the log', () => {
    const file = newFile();
    const database = opened(file);
    database.prepare('INSERT INTO people VALUES (?)').run('Mohan');
    const crashed = newFile();
    for (const ending of ['', '-wal']) copyFileSync(`${file.path}${ending}`, `${crashed.path}${ending}`);
    database.close();
    const log = readFileSync(`${crashed.path}-wal`);
    expect(untouched(crashed, () => trouble(crashed))).toBe('wrongKeyOrDamaged');
    expect(readFileSync(`${crashed.path}-wal`).equals(log)).toBe(true);
    expect(readPeople({ ...crashed, key: file.key })).toEqual(['Mohan']);
  });

  it('says so of a file that is no database at all, and of one without encryption', () => {
    const file = newFile();
    writeFileSync(file.path, 'These are not records.');
    expect(untouched(file, () => trouble(file))).toBe('wrongKeyOrDamaged');
    writeFileSync(file.path, Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(8176)]));
    expect(untouched(file, () => trouble(file))).toBe('wrongKeyOrDamaged');
  });

  it('says so wherever a byte was altered', () => {
    const file = newFile();
    writePeople(file, manyNames);
    const whole = readFileSync(file.path);
    fc.assert(
      fc.property(fc.nat({ max: whole.length - 1 }), fc.integer({ min: 1, max: 255 }), (place, difference) => {
        const altered = Buffer.from(whole);
        altered[place] = (altered[place] ?? 0) ^ difference;
        writeFileSync(file.path, altered);
        const told = untouched(file, () => trouble(file));
        // Of SQLite's header eight bytes are plain, and some of what they say can be seen to be wrong.
        if (place >= 16 && place < 24) expect(['damaged', 'wrongKeyOrDamaged']).toContain(told);
        else expect(told).toBe(place < 4096 ? 'wrongKeyOrDamaged' : 'damaged');
      }),
      { numRuns: runs(2000, 100) },
    );
  });

  it('says so of a log whose database is gone, and leaves it there', () => {
    const file = newFile();
    const database = opened(file);
    const orphan = newFile();
    copyFileSync(`${file.path}-wal`, `${orphan.path}-wal`);
    database.close();
    expect(trouble({ ...orphan, key: file.key })).toBe('damaged');
    expect(filesBeside(orphan)).toEqual(['records.db-wal']);
  });

  it('says so of one that was cut short', () => {
    const file = newFile();
    writePeople(file, manyNames);
    truncateSync(file.path, statSync(file.path).size - 5000);
    expect(untouched(file, () => trouble(file))).toBe('damaged');
  });

  it('tells of damage that comes while it is open, as an error that is known for what it is', () => {
    const file = newFile();
    writePeople(file, manyNames);
    const database = opened(file);
    const altered = readFileSync(file.path);
    for (let page = 1; page < altered.length / 4096; page += 1) altered[page * 4096 + 50] = 99;
    writeFileSync(file.path, altered);
    // Else its pages would be at hand still.
    database.pragma('shrink_memory');
    const error = errorOf(() => database.prepare('SELECT count(name) FROM people').get());
    expect([isDamage(error), recordsTroubleOf(error), storageTrouble(error)]).toEqual([true, 'damaged', 'refused']);
    database.close();
  });

  it('says so of one that a newer version has written', () => {
    const file = newFile();
    opened({ ...file, migrations: [people, places] }).close();
    expect(untouched(file, () => trouble(file))).toBe('newerVersion');
  });

  it('says so where the folder is missing, or is a file, or takes nothing', () => {
    const folder = temporaryFolder();
    expect(trouble({ ...newFile(), path: join(folder, 'missing', 'records.db') })).toBe('refused');
    expect(trouble({ ...newFile(), path: folder })).toBe('refused');
    expect(trouble({ ...newFile(), path: join(folder, 'none.db'), readonly: true })).toBe('refused');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('says so of one that may not be written', () => {
    const file = newFile();
    writePeople(file, ['Mohan']);
    chmodSync(file.path, 0o400);
    expect(asOrdinaryUser(dirname(file.path), () => trouble(file))).toBe('refused');
  });
});

describe('a migration', () => {
  it('brings an older database to the latest version, and leaves no copy', () => {
    const file = newFile();
    writePeople(file, ['Mohan']);
    const seen: boolean[] = [];
    const looking: Migration = (database) => {
      seen.push(existsSync(copyName(file.path, 2)));
      places(database);
    };
    const database = opened({ ...file, migrations: [people, looking] });
    expect(database.prepare('SELECT name, place FROM people').all()).toEqual([{ name: 'Mohan', place: null }]);
    expect(database.pragma('user_version', { simple: true })).toBe(2);
    database.close();
    expect(seen).toEqual([true]);
    expect(filesBeside(file)).toEqual(['records.db']);
  });

  it('that fails leaves everything as it was, with a copy that opens, and tells of it', () => {
    const file = newFile();
    writePeople(file, ['Mohan']);
    expect(trouble({ ...file, migrations: [people, failing] })).toBe('damaged');
    expect(readPeople(file)).toEqual(['Mohan']);
    expect(readPeople({ ...file, path: copyName(file.path, 2) })).toEqual(['Mohan']);
  });

  it('keeps the ones before it when a later one fails, and the oldest copy until all have succeeded', () => {
    const file = newFile();
    writePeople(file, ['Mohan']);
    expect(trouble({ ...file, migrations: [people, places, failing] })).toBe('damaged');
    expect(trouble({ ...file, migrations: [people, places, failing] })).toBe('damaged');
    const copy = opened({ ...file, path: copyName(file.path, 3) });
    expect(copy.pragma('user_version', { simple: true })).toBe(1);
    copy.close();
    const mended: Migration = (database) => database.exec('CREATE TABLE notes (text TEXT) STRICT');
    const database = opened({ ...file, migrations: [people, places, mended] });
    expect(database.pragma('user_version', { simple: true })).toBe(3);
    database.close();
    expect(filesBeside(file)).toEqual(['records.db']);
  });

  it('is not for a connection that only reads', () => {
    const file = newFile();
    writePeople(file, ['Mohan']);
    expect(trouble({ ...file, readonly: true, migrations: [people, places] })).toBe('refused');
  });
});

describe('what a failed write comes to', () => {
  it.each([
    ['SQLITE_FULL', 'full', 'diskFull'],
    ['ENOSPC', 'full', 'diskFull'],
    ['EDQUOT', 'full', 'diskFull'],
    ['SQLITE_READONLY', 'refused', 'refused'],
    ['SQLITE_READONLY_DBMOVED', 'refused', 'refused'],
    ['SQLITE_CANTOPEN', 'refused', 'refused'],
    ['EROFS', 'refused', 'refused'],
    ['EACCES', 'refused', 'refused'],
    ['EPERM', 'refused', 'refused'],
    ['EIO', 'refused', 'refused'],
    ['SQLITE_IOERR', 'refused', 'refused'],
    ['SQLITE_IOERR_READ', 'refused', 'refused'],
    ['SQLITE_IOERR_WRITE', 'refused', 'refused'],
    ['SQLITE_IOERR_FSYNC', 'refused', 'refused'],
    ['SQLITE_IOERR_SHMSIZE', 'full', 'diskFull'],
    ['SQLITE_IOERR_DATA', 'refused', 'damaged'],
    ['SQLITE_IOERR_CORRUPTFS', 'refused', 'damaged'],
    ['SQLITE_CORRUPT_VTAB', 'refused', 'damaged'],
    ['SQLITE_NOTADB', 'refused', 'damaged'],
    ['SQLITE_CONSTRAINT_CHECK', null, null],
    ['SQLITE_ERROR', null, null],
  ])('%s: %s for the outbox, %s for the records', (code, storage, records) => {
    const error = Object.assign(new Error('it failed'), { code });
    expect([storageTrouble(error), recordsTroubleOf(error)]).toEqual([storage, records]);
  });

  it('is nothing of the storage for any other fault', () => {
    expect([new Error('ENOSPC'), 'ENOSPC', null].map(storageTrouble)).toEqual([null, null, null]);
  });

  it('is told of a database that has no more room', () => {
    const file = newFile();
    const database = opened(file);
    database.pragma(`max_page_count = ${Number(database.pragma('page_count', { simple: true }))}`);
    const insert = database.prepare('INSERT INTO people VALUES (?)');
    const error = errorOf(() => {
      for (const name of manyNames) insert.run(name.repeat(100));
    });
    expect(storageTrouble(error)).toBe('full');
    database.close();
  });
});

const manyNames = Array.from({ length: 2000 }, (_, index) => `Person number ${index}`);

type File = Pick<DatabaseToOpen, 'path' | 'key'>;

function newFile(): File {
  return { path: join(temporaryFolder(), 'records.db'), key: randomBytes(32) };
}

function opened(wanted: DatabaseToOpen): Database {
  const result = openDatabase({ migrations: [people], ...wanted });
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

function trouble(wanted: DatabaseToOpen): string {
  const result = openDatabase({ migrations: [people], ...wanted });
  if (!result.ok) return result.error;
  result.value.close();
  return 'none';
}

/** What a piece of work gives, that must not change the file. */
function untouched<Value>(file: File, work: () => Value): Value {
  const before = readFileSync(file.path);
  const value = work();
  expect(readFileSync(file.path).equals(before)).toBe(true);
  return value;
}

function writePeople(file: File, names: readonly string[]): void {
  const database = opened(file);
  const insert = database.prepare('INSERT INTO people VALUES (?)');
  database.transaction(() => names.map((name) => insert.run(name)))();
  database.close();
}

function readPeople(file: File): unknown[] {
  const database = opened(file);
  const names = database.prepare('SELECT name FROM people').pluck().all();
  database.close();
  return names;
}

function filesBeside({ path }: File): string[] {
  return readdirSync(join(path, '..'));
}

function errorOf(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('nothing has failed');
}

/** Root may write anywhere: whoever runs this as root is somebody else meanwhile, whom the folder belongs to. */
function asOrdinaryUser<Value>(folder: string, work: () => Value): Value {
  if (process.geteuid?.() !== 0) return work();
  const NOBODY = 65_534;
  for (const path of [folder, ...readdirSync(folder).map((name) => join(folder, name))])
    chownSync(path, NOBODY, NOBODY);
  process.seteuid?.(NOBODY);
  try {
    return work();
  } finally {
    process.seteuid?.(0);
  }
}
