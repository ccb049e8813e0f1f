import { cpSync, existsSync, readdirSync, readFileSync, readlinkSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { EMPTY_CHAIN } from './chain/entry.ts';
import { databasePath } from './layout.ts';
import { openRecords } from './open-records.ts';
import { openHere, somePicture } from './testing/open.ts';
import { newLookup, newMatch, temporaryFolder } from './testing/records.ts';

describe('records', () => {
  it('are made where there are none, for this user alone', () => {
    const { folder, records } = openHere();
    records.checks.insert(newLookup());
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
    expect(records).toMatchObject({ copied: false });
  });

  it('are there again at the next start, and nothing of them is in plain text', async () => {
    const { records, again, folder } = openHere();
    const lookup = records.checks.insert(newLookup({ sessionId: 'session-to-look-for' }));
    for (const name of readdirSync(folder)) {
      const file = readFileSync(join(folder, name));
      expect(file.includes('session-to-look-for')).toBe(false);
      if (name.endsWith('.db')) expect(file.includes('SQLite format')).toBe(false);
    }
    expect((await again()).records.checks.read(lookup.id)).toEqual(lookup);
  });

  it('do not open under another key, and stay as they are', async () => {
    const { records, folder, key, ...wanted } = openHere();
    await records.close();
    const before = readFileSync(databasePath(folder));
    const opened = openRecords({ ...wanted, folder, key: Buffer.alloc(32) });
    expect(opened).toEqual({ ok: false, error: { why: 'wrongKeyOrDamaged' } });
    expect(readFileSync(databasePath(folder)).equals(before)).toBe(true);
  });

  it('say so where their folder can’t be made', () => {
    const { records: _, ...wanted } = openHere();
    const file = join(temporaryFolder(), 'a file');
    writeFileSync(file, '');
    const opened = openRecords({ ...wanted, folder: join(file, 'records') });
    expect(opened).toEqual({ ok: false, error: { why: 'refused' } });
  });

  it('are known for a copy until they have settled in', async () => {
    const original = openHere();
    original.records.checks.insert(newLookup());
    const back = await original.again();
    expect(back.records.copied).toBe(false);
    await back.records.close();

    const folder = join(temporaryFolder(), 'copy');
    cpSync(original.folder, folder, { recursive: true });
    const copy = openHere({ folder, key: original.key });
    expect(copy.records.copied).toBe(true);
    // The program ended before it had settled what waits in it.
    const later = await copy.again();
    expect(later.records.copied).toBe(true);
    later.records.settleIn();
    expect(later.records.copied).toBe(false);
    expect((await later.again()).records.copied).toBe(false);
  });

  it('say so where the last thing that is needed fails, and leave no file open', () => {
    const { records: _, ...wanted } = openHere();
    const folder = join(temporaryFolder(), 'records');
    const read = () => {
      throw Object.assign(new Error('no room'), { code: 'SQLITE_FULL' });
    };
    const opened = openRecords({ ...wanted, folder, chainLengthOutside: { read, remember: () => {} } });
    expect(opened).toEqual({ ok: false, error: { why: 'diskFull' } });
    const links = existsSync('/proc/self/fd') ? readdirSync('/proc/self/fd').map(linkOf) : [];
    expect(links.filter((link) => link.startsWith(folder))).toEqual([]);
  });

  it('stay a copy where the step that settles them fails', async () => {
    const { records, folder, again } = openHere();
    await records.close();
    const elsewhere = join(temporaryFolder(), 'elsewhere');
    cpSync(folder, elsewhere, { recursive: true });
    const copy = await again({ folder: elsewhere });
    const fail = () =>
      copy.records.step(() => {
        copy.records.settleIn();
        throw new Error('no room');
      });
    expect(fail).toThrow('no room');
    expect(copy.records.copied).toBe(true);
    expect((await copy.again()).records.copied).toBe(true);
  });

  it('under a throw-away key leave nothing, not even after a crash', async () => {
    const first = openHere({ throwAway: true });
    const { picture, bytes } = somePicture();
    await first.records.pictures.keep(picture, bytes);
    first.records.checks.insert(newMatch({ second: picture }));
    // Not closed: the next run finds what the crashed one has left, under a key that nobody has any more.
    const second = openHere({ folder: first.folder, throwAway: true });
    expect(second.records.audit.head()).toEqual(EMPTY_CHAIN);
    expect(existsSync(first.fileOf(picture))).toBe(false);
    await second.records.close();
    expect(existsSync(first.folder)).toBe(false);
  });

  it('that are kept are never thrown away', async () => {
    const { records, folder, again } = openHere();
    const lookup = records.checks.insert(newLookup());
    await records.close();
    const { records: _, ...wanted } = openHere();
    expect(openRecords({ ...wanted, folder, throwAway: true })).toMatchObject({ ok: false });
    expect((await again()).records.checks.read(lookup.id)).toEqual(lookup);
  });
});

describe('an older copy in the place of the records', () => {
  function outside(length: number | null = null) {
    const remembered: number[] = [];
    return {
      remembered,
      read: () => remembered.at(-1) ?? length,
      remember: (now: number) => void remembered.push(now),
    };
  }

  /** Records with two checks, and the file of the day when they had one. */
  async function withOlder() {
    const chainLengthOutside = outside();
    const first = openHere({ chainLengthOutside });
    first.records.checks.insert(newLookup());
    const second = await first.again();
    const older = readFileSync(databasePath(first.folder));
    second.records.checks.insert(newMatch());
    await second.records.close();
    const putBack = () => writeFileSync(databasePath(first.folder), older);
    return { ...second, chainLengthOutside, putBack };
  }

  it('is known for one by its length, until it has settled in', async () => {
    const { again, putBack, chainLengthOutside } = await withOlder();
    expect((await again()).records.copied).toBe(false);
    const untouched = await again();
    await untouched.records.close();
    putBack();
    const copy = await again();
    expect(copy.records.copied).toBe(true);
    // It grows past what is remembered, and the program ends before anybody has settled it.
    for (let count = 0; count < 5; count += 1) copy.records.checks.insert(newLookup());
    const later = await copy.again();
    expect(later.records.copied).toBe(true);
    later.records.settleIn();
    expect(chainLengthOutside.remembered.at(-1)).toBe(later.records.audit.head().length);
    expect((await later.again()).records.copied).toBe(false);
  });

  it('is nothing that new records are taken for, whatever was there before', async () => {
    const chainLengthOutside = outside(500);
    const { records, again } = openHere({ chainLengthOutside });
    expect(records.copied).toBe(false);
    records.checks.insert(newLookup());
    expect((await again()).records.copied).toBe(false);
  });

  it('can be told after a crash too: the length is remembered now and then while it grows', () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const { remembered, ...chainLengthOutside } = outside();
    const { records } = openHere({ chainLengthOutside });
    remembered.length = 0;
    for (let second = 0; second < 60; second += 1) {
      records.checks.insert(newLookup());
      vi.advanceTimersByTime(1000);
    }
    expect(remembered).toEqual([30, 60]);
  });

  it('is looked for no more once the records are closed, and what can’t be remembered keeps nobody from working', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const remember = vi.fn(() => {
      throw new Error('no room');
    });
    const { records } = openHere({ chainLengthOutside: { read: () => null, remember } });
    records.checks.insert(newLookup());
    await records.close();
    const times = remember.mock.calls.length;
    vi.advanceTimersByTime(100_000);
    expect(remember).toHaveBeenCalledTimes(times);
  });
});

function linkOf(name: string): string {
  try {
    return readlinkSync(join('/proc/self/fd', name));
  } catch {
    return '';
  }
}

describe('the audit chain', () => {
  it('grows with each change, and with what else is worth recording', () => {
    const { records } = openHere();
    expect(records.audit.head()).toEqual(EMPTY_CHAIN);
    records.checks.insert(newLookup());
    expect(records.audit.head().length).toBe(1);
    records.audit.append({ event: 'modeSwitched', mode: 'sandbox' });
    expect(records.audit.head().length).toBe(2);
  });

  it('does not grow where the change was not kept', () => {
    const { records } = openHere();
    const lookup = newLookup();
    const fail = () =>
      records.step(() => {
        records.checks.insert(lookup);
        records.audit.append({ event: 'backedUp' });
        throw new Error('no room');
      });
    expect(fail).toThrow('no room');
    expect(records.audit.head()).toEqual(EMPTY_CHAIN);
    expect(records.checks.read(lookup.id)).toBeNull();
  });
});
