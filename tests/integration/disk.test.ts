import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { isDamage } from '../../electron/files/storage-trouble.ts';
import { EMPTY_CHAIN, hashEntry } from '../../electron/records/chain/entry.ts';
import { readEntries, sealChain } from '../../electron/records/chain/store.ts';
import type { Database } from '../../electron/records/database/connection.ts';
import { openDatabase } from '../../electron/records/database/database.ts';
import { deriveRecordsKeys, pictureFileName } from '../../electron/records/keys.ts';
import { databasePath, picturesFolder } from '../../electron/records/layout.ts';
import type { Records } from '../../electron/records/records.ts';
import type { Case } from '../../shared/case/case.ts';
import type { Check } from '../../shared/check/check.ts';
import type { ChainHead } from '../../shared/records.ts';
import { runs } from '../counts.ts';
import { type Desk, openDesk, saysPass } from './desk.ts';
import { practiceLane, type Road, recordsFolder, roadKey, roadRecords } from './road.ts';
import { folderHere, roadHere } from './road-here.ts';
import { cashfreeRefusal } from './wire-server.ts';

const keys = deriveRecordsKeys(roadKey);
const cashfreeLane = practiceLane('cashfree');
const everything = ['queued', 'sending', 'waiting', 'held', 'needs', 'done', 'failed', 'lost', 'cancelled'] as const;

let cashfree: Desk;
let folder: string;
beforeEach(async () => {
  cashfree = await openDesk();
  folder = folderHere();
});

const road = () => roadHere({ instantPayUrl: cashfree.url, cashfreeUrl: cashfree.url }, { folder });
const databaseFile = () => databasePath(recordsFolder(folder));

describe('a picture’s file', () => {
  const change: Readonly<Record<'removed' | 'altered by one byte', (path: string) => void>> = {
    removed: (path) => rmSync(path),
    'altered by one byte': (path) => {
      const bytes = readFileSync(path);
      bytes.writeUInt8(bytes.readUInt8(bytes.length >> 1) ^ 1, bytes.length >> 1);
      writeFileSync(path, bytes);
    },
  };
  const ways = ['removed', 'altered by one byte'] as const;
  const which = ['first', 'second'] as const;
  const cases = ways.flatMap((way) => which.map((picture) => ({ way, picture })));

  it.each(cases)('of the $picture picture $way: found before an attempt begins', async ({ way, picture }) => {
    const on = await road();
    on.outbox.pause(cashfreeLane);
    const id = await on.enterMatch();
    change[way](fileOf(on, id, picture));
    on.outbox.resume(cashfreeLane);
    await expect.poll(() => on.read(id).state).toEqual({ name: 'failed', cause: 'pictureDamaged', words: null });
    expect(on.match(id)).toMatchObject({ attempts: [], maybeProcessed: false });
    expect(cashfree.wire.connections()).toBe(0);
    expect(on.lane('cashfree').state).toEqual({ name: 'open' });
  });

  it.each(ways)('%s, of a match in doubt: its answer is lost, and nothing more is sent', async (way) => {
    const on = await road();
    cashfree.say = () => cashfreeRefusal(500, 'api_error');
    const id = await on.enterMatch();
    await on.settled(id);
    change[way](fileOf(on, id, 'second'));
    on.outbox.sendNow(id);
    await expect.poll(() => on.read(id).state).toEqual({ name: 'lost', because: 'pictureDamaged', words: null });
    expect(cashfree.asked).toHaveLength(1);
  });

  it.each(ways)('%s: a verification counts it', async (way) => {
    const on = await road();
    on.outbox.pause(cashfreeLane);
    change[way](fileOf(on, await on.enterMatch(), 'first'));
    const { pictures } = await verify(on.records);
    expect(pictures).toEqual({
      sound: 1,
      missing: way === 'removed' ? 1 : 0,
      altered: way === 'removed' ? 0 : 1,
    });
  });
});

describe('the database', () => {
  /** Checks in several states; closed, so that everything is in one file. */
  async function closedRecords(padding = 0): Promise<{ head: ChainHead; checks: readonly Check[] }> {
    const on = await road();
    cashfree.say = saysPass;
    await on.settled(await on.enterMatch({ caseReference: 'APP-1' }));
    cashfree.say = () => cashfreeRefusal(400, 'file_format_invalid');
    const failed = await on.enterMatch({ caseReference: 'APP-1' });
    await on.settled(failed);
    on.records.step(() => {
      for (let count = 0; count < padding; count += 1) on.records.cases.insert(largeCase());
    });
    on.outbox.pause(null);
    for (let count = 0; count < 5; count += 1) await on.enterLookup({ caseReference: `APP-${count}` });
    const kept = { head: on.records.audit.head(), checks: on.records.checks.inStates(everything, 99) };
    await on.close();
    expect(existsSync(`${databaseFile()}-wal`)).toBe(false);
    return kept;
  }

  it('altered by one byte, anywhere: told when it is opened, and left as it is', async () => {
    await closedRecords();
    const whole = readFileSync(databaseFile());
    const offset = fc.nat({ max: whole.length - 1 });
    fc.assert(
      fc.property(offset, fc.integer({ min: 1, max: 255 }), (at, difference) => {
        const altered = Buffer.from(whole);
        altered.writeUInt8(altered.readUInt8(at) ^ difference, at);
        writeFileSync(databaseFile(), altered);
        const opened = roadRecords(folder);
        expect(opened.ok ? 'open' : opened.error.why).toMatch(/^(damaged|wrongKeyOrDamaged)$/);
        expect(readFileSync(databaseFile()).equals(altered)).toBe(true);
      }),
      { numRuns: runs(2000, 200) },
    );
    writeFileSync(databaseFile(), whole);
    expect(roadRecords(folder).ok).toBe(true);
  });

  it('a large one altered by one byte: told when opened or verified, and nothing read is wrong', {
    timeout: 300_000,
  }, async () => {
    const { checks, head } = await closedRecords(1500);
    const whole = readFileSync(databaseFile());
    const used = usedPages();
    const pageOf = (at: number) => Math.floor((at * used.count) / whole.length) + 1;
    expect(whole.length).toBeGreaterThan(5_000_000);
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: whole.length - 1 }), async (at) => {
        const altered = Buffer.from(whole);
        altered.writeUInt8(altered.readUInt8(at) ^ 1, at);
        writeFileSync(databaseFile(), altered);
        const opened = roadRecords(folder);
        if (!opened.ok) {
          expect(opened.error.why).toMatch(/^(damaged|wrongKeyOrDamaged)$/);
          return;
        }
        try {
          const { database } = await verify(opened.value);
          // A free page holds nothing, and nobody reads it.
          if (used.pages.has(pageOf(at))) expect(database).toBe('damaged');
          for (const check of checks) expect(readOrDamage(opened.value, check.id)).toEqual(check);
          expect(opened.value.audit.head()).toEqual(head);
        } catch (error) {
          if (!isDamage(error)) throw error;
        } finally {
          await opened.value.close();
        }
      }),
      { numRuns: runs(200, 5) },
    );

    /** By number, those that belong to a table or an index. */
    function usedPages() {
      const opened = openDatabase({ path: databaseFile(), key: keys.database, readonly: true });
      if (!opened.ok) throw new Error(opened.error);
      const database = opened.value;
      const pages = new Set(database.prepare<[], number>('SELECT pageno FROM dbstat').pluck().all());
      const count = Number(database.pragma('page_count', { simple: true }));
      database.close();
      expect(pages.size).toBeGreaterThan(count * 0.95);
      return { pages, count };
    }

    function readOrDamage(records: Records, id: string): Check | null {
      try {
        return records.checks.read(id);
      } catch (error) {
        if (isDamage(error)) return checks.find((check) => check.id === id) ?? null;
        throw error;
      }
    }
  });

  it('altered in its first bytes, which nothing encrypts: told as well', async () => {
    await closedRecords();
    const whole = readFileSync(databaseFile());
    for (let at = 16; at < 24; at += 1) {
      for (const difference of [1, 2, 3, 128]) {
        const altered = Buffer.from(whole);
        altered.writeUInt8(altered.readUInt8(at) ^ difference, at);
        writeFileSync(databaseFile(), altered);
        expect(roadRecords(folder), `${at} by ${difference}`).toMatchObject({ ok: false });
      }
    }
  });

  it('of a newer version: told, and left as it is', async () => {
    await closedRecords();
    tamper((database) => database.pragma('user_version = 99'));
    const before = readFileSync(databaseFile());
    expect(roadRecords(folder)).toEqual({ ok: false, error: { why: 'newerVersion' } });
    expect(readFileSync(databaseFile()).equals(before)).toBe(true);
  });

  it('under another key, or cut short, or empty of sense: told, and left as it is', async () => {
    await closedRecords();
    const whole = readFileSync(databaseFile());
    for (const bytes of [whole.subarray(0, whole.length - 4096), whole.subarray(0, 5000), Buffer.alloc(9000, 7)]) {
      writeFileSync(databaseFile(), bytes);
      expect(roadRecords(folder)).toMatchObject({ ok: false });
      expect(readFileSync(databaseFile()).equals(bytes)).toBe(true);
    }
  });
});

describe('the audit chain', () => {
  async function withChain() {
    const on = await road();
    cashfree.say = saysPass;
    for (let count = 0; count < 3; count += 1) await on.settled(await on.enterMatch());
    const printed = on.records.audit.head();
    await on.close();
    return printed;
  }
  const verified = async (printed: ChainHead) => {
    const on = await road();
    return verify(on.records, printed);
  };

  it('whole: contains what a report printed', async () => {
    const printed = await withChain();
    expect(await verified(printed)).toMatchObject({
      chain: { result: 'whole' },
      printedHead: 'contained',
      database: 'sound',
      disagreements: 0,
    });
  });

  it('shortened by somebody with the key: told', async () => {
    const printed = await withChain();
    tamper((database) => database.exec(`DELETE FROM audit WHERE sequence > ${printed.length - 2}`));
    expect(await verified(printed)).toMatchObject({
      chain: { result: 'notTheSealedOne', sealedLength: printed.length },
      printedHead: 'notContained',
    });
  });

  it('with an entry changed: told, by its number', async () => {
    const printed = await withChain();
    tamper((database) => database.exec(`UPDATE audit SET agent = 'somebody else' WHERE sequence = 4`));
    expect(await verified(printed)).toMatchObject({ chain: { result: 'broken', entry: 4 } });
  });

  it('written anew from an entry on, every hash in order: told by its seal', async () => {
    const printed = await withChain();
    tamper(writeAnew);
    expect(await verified(printed)).toMatchObject({
      chain: { result: 'notTheSealedOne', sealedLength: printed.length },
      printedHead: 'notContained',
    });
  });

  it('written anew and sealed with the program’s own key: told by what a report printed', async () => {
    const printed = await withChain();
    tamper((database) => {
      writeAnew(database);
      sealChain(database, keys.chainSeal);
    });
    expect(await verified(printed)).toMatchObject({ chain: { result: 'whole' }, printedHead: 'notContained' });
  });

  function writeAnew(database: Database): void {
    const update = database.prepare('UPDATE audit SET agent = ?, hash = ? WHERE sequence = ?');
    let previous = EMPTY_CHAIN.hash;
    for (const { hash: _, ...entry } of [...readEntries(database)]) {
      const agent = entry.sequence < 4 ? entry.agent : 'somebody else';
      previous = hashEntry(previous, { ...entry, agent });
      update.run(agent, previous, entry.sequence);
    }
  }
});

describe('the database’s log', () => {
  it('removed after a crash: the records are of an earlier moment, which a printed report tells', async () => {
    const before = await road();
    before.outbox.pause(cashfreeLane);
    const earlier = await before.enterMatch();
    await before.close();

    const crashed = await road();
    const later = await crashed.enterMatch();
    const printed = crashed.records.audit.head();
    const file = databaseFile();
    copyFileSync(file, join(folder, 'as it was'));
    expect(statSync(`${file}-wal`).size).toBeGreaterThan(0);
    await crashed.close();
    // In its place, so that it is no copy.
    writeFileSync(file, readFileSync(join(folder, 'as it was')));

    const on = await road();
    expect(on.read(earlier).state.name).toBe('queued');
    expect(on.records.checks.read(later)).toBeNull();
    expect(await verify(on.records, printed)).toMatchObject({
      chain: { result: 'whole' },
      printedHead: 'notContained',
      database: 'sound',
      disagreements: 0,
    });
  });
});

describe.skipIf(process.platform === 'win32')('a folder that may not be written, for an ordinary user', () => {
  it('is told, nothing is sent, and nothing is lost', async () => {
    const script = join(import.meta.dirname, 'ordinary-user.ts');
    const urls = [cashfree.url, cashfree.url];
    const output = execFileSync(process.execPath, [script, folder, ...urls], { encoding: 'utf8' });
    expect(JSON.parse(output)).toEqual({ entering: 'refused', onRecord: [true], opening: 'refused' });
    expect(cashfree.wire.connections()).toBe(0);
  });
});

function largeCase(): Case {
  return {
    id: crypto.randomUUID(),
    mode: 'practice',
    createdAt: '2026-11-22T08:00:00.000Z',
    reference: crypto.randomUUID(),
    name: '',
    note: 'न'.repeat(1000),
    place: '',
    visitedAt: null,
    consent: null,
    counted: { lookup: null, match: null },
    skipped: { consent: null, liveness: null, document: null },
  };
}

function fileOf(on: Road, id: string, which: 'first' | 'second'): string {
  const match = on.match(id);
  const picture = which === 'first' ? match.first.picture : match.second;
  const name = pictureFileName(keys, picture?.sha256 ?? '');
  return join(picturesFolder(recordsFolder(folder)), name.slice(0, 2), name);
}

/** Does to the database what only somebody with its key can do. */
function tamper(work: (database: Database) => void): void {
  const opened = openDatabase({ path: databaseFile(), key: keys.database });
  if (!opened.ok) throw new Error(opened.error);
  try {
    work(opened.value);
  } finally {
    opened.value.close();
  }
}

function verify(records: Records, printedHead: ChainHead | null = null) {
  return records.reader.verify(printedHead, () => undefined, new AbortController().signal);
}
