import { randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Check } from '../../../shared/check/check.ts';
import { restoreBackup } from '../../reader/restore-thread.ts';
import { readerScript } from '../../reader/testing/reader-here.ts';
import { EMPTY_CHAIN } from '../chain/entry.ts';
import { DATABASE_KEY_BYTES } from '../database/database.ts';
import { deriveRecordsKeys } from '../keys.ts';
import { copyPath, databasePath } from '../layout.ts';
import { openHere, somePicture } from '../testing/open.ts';
import { answeredMatch, newCase, newLookup, newMatch, opened, temporaryFolder } from '../testing/records.ts';
import { CHUNK_BYTES, createChunkWriter } from './chunks.ts';
import { writeEntry } from './entries.ts';
import { HEADER_BYTES, makeHeader } from './header.ts';
import { COMPLETE, restoreInto } from './restore-backup.ts';
import { swapIn } from './swap.ts';
import { backupTroubleOf } from './trouble.ts';
import { writeBackup } from './write-backup.ts';

const passphrase = 'correct horse battery';
const never = new AbortController().signal;

/** A case with an open lookup and an answered match, some of whose pictures are large. */
async function withCase() {
  const here = openHere();
  const { records } = here;
  const [first, second] = [somePicture(), somePicture(400_000)];
  for (const { picture, bytes } of [first, second]) await records.pictures.keep(picture, bytes);
  const record = newCase({ name: 'मोहन कुमार' });
  records.cases.insert(record);
  const lookup = records.checks.insert(newLookup({ caseId: record.id, sessionId: 'session-to-look-for' }));
  const match = records.checks.insert(
    newMatch({ caseId: record.id, first: { from: 'file', picture: first.picture }, second: second.picture }),
  );
  records.checks.replace({ ...match, state: answeredMatch(match).state });
  const file = join(temporaryFolder(), 'backup.facedesk');
  return { ...here, first, second, record, lookup, match: records.checks.read(match.id) as Check, file };
}

/** What a passphrase is stretched to is the same work each time: tests that have nothing to say of it do less. */
const cost = { N: 2 ** 14, r: 8, p: 1 };

async function backedUp() {
  const here = await withCase();
  const { folder, keys, file } = here;
  const database = opened(databasePath(folder), keys.database);
  const goOn = () => {};
  const madeAt = here.now();
  await writeBackup({ folder, keys, database, path: file, passphrase, madeAt, cost, onProgress: () => {}, goOn });
  database.close();
  return here;
}

/** Sealed as it should be, whatever it holds. */
async function madeByHand(database: string, databaseKey: Buffer, end: object): Promise<string> {
  const { header, streamKey } = await makeHeader(passphrase, randomBytes(16), cost);
  const put: Uint8Array[] = [header];
  const writer = createChunkWriter(streamKey, header, async (bytes) => void put.push(bytes));
  const manifest = {
    madeAt: new Date(0).toISOString(),
    head: EMPTY_CHAIN,
    sealed: true,
    databaseKey: databaseKey.toString('base64'),
  };
  await writeEntry(writer, 'manifest', Buffer.from(JSON.stringify(manifest)));
  await writeEntry(writer, 'database', readFileSync(database));
  await writeEntry(writer, 'end', Buffer.from(JSON.stringify(end)));
  await writer.end();
  const file = join(temporaryFolder(), 'backup.facedesk');
  writeFileSync(file, Buffer.concat(put));
  return file;
}

/** Into another installation, with a key of its own. */
function restoring(file: string, details: { phrase?: string; key?: Uint8Array } = {}) {
  const { phrase = passphrase, key = randomBytes(DATABASE_KEY_BYTES) } = details;
  const into = join(temporaryFolder(), 'records.restoring');
  const restore = (signal = never, onProgress?: (share: number) => void) =>
    restoreBackup(
      readerScript,
      { folder: into, keys: deriveRecordsKeys(key) },
      { file, passphrase: phrase },
      onProgress,
      signal,
    );
  return { into, key, restore };
}

/** Without the thread, which would read all the program's modules anew each time. */
async function troubleWith(file: string, phrase = passphrase, onProgress: (share: number) => void = () => {}) {
  const folder = join(temporaryFolder(), 'records.restoring');
  const keys = deriveRecordsKeys(randomBytes(DATABASE_KEY_BYTES));
  const restored = restoreInto({ file, passphrase: phrase, folder, keys, onProgress, goOn: () => {} });
  const trouble = await restored.then(() => null, backupTroubleOf);
  expect(existsSync(folder)).toBe(false);
  return trouble;
}

describe('a backup', () => {
  it('brings everything back in another installation, under keys of its own', async () => {
    const { file, lookup, match, record, first, second, records } = await withCase();
    expect(await records.reader.backUp(file, passphrase, () => {}, never)).toEqual({
      ok: true,
      value: { checks: 2, pictures: 2, leftOut: 0, bytes: statSync(file).size },
    });
    const { into, key, restore } = restoring(file);
    expect(await restore()).toEqual({ ok: true, value: { checks: 2, open: 1 } });
    rmSync(join(into, COMPLETE));

    const back = openHere({ folder: into, key });
    expect(back.records.checks.read(lookup.id)).toEqual(lookup);
    expect(back.records.checks.read(match.id)).toEqual(match);
    expect(back.records.cases.read(record.id)).toEqual(record);
    for (const kept of [first, second]) {
      expect(await back.records.pictures.read(kept.picture.id)).toEqual({ ok: true, value: kept });
    }
    expect(back.records.audit.head()).toEqual(records.audit.head());
    expect(await back.records.reader.verify(records.audit.head(), () => {}, never)).toEqual({
      head: records.audit.head(),
      chain: { result: 'whole' },
      printedHead: 'contained',
      database: 'sound',
      disagreements: 0,
      pictures: { sound: 2, missing: 0, altered: 0 },
    });
    expect(await back.records.pictures.sweep()).toEqual({ removed: 0 });
  });

  it('once restored is known for a copy, until it has settled in', async () => {
    const { file } = await backedUp();
    const { into, key, restore } = restoring(file);
    await restore();
    const back = openHere({ folder: into, key });
    expect(back.records.copied).toBe(true);
    back.records.settleIn();
    expect((await back.again()).records.copied).toBe(false);
  });

  it('and what comes of it are nowhere in plain text, and for this user alone', async () => {
    const { file, first } = await backedUp();
    const { into, restore } = restoring(file);
    await restore();
    const files = [file, ...readdirSync(into, { recursive: true }).map((name) => join(into, String(name)))];
    for (const path of files.filter((name) => statSync(name).isFile())) {
      expect(statSync(path).mode & 0o777, path).toBe(0o600);
      const bytes = readFileSync(path);
      for (const plain of ['session-to-look-for', 'SQLite format', first.picture.sha256, first.bytes.subarray(0, 32)]) {
        expect(bytes.includes(Buffer.from(plain)), path).toBe(false);
      }
    }
  });

  it('is one of the moment at which it was begun', async () => {
    const here = await withCase();
    const { records, file } = here;
    const backingUp = records.reader.backUp(file, passphrase, () => {}, never);
    for (let count = 0; count < 100; count += 1) {
      records.checks.insert(newLookup());
      if (count % 20 === 0) await new Promise(setImmediate);
    }
    const written = await backingUp;
    const { into, key, restore } = restoring(file);
    expect(await restore()).toMatchObject({ value: { checks: written.ok && written.value.checks } });
    const back = openHere({ folder: into, key });
    const found = await back.records.reader.verify(null, () => {}, never);
    expect(found).toMatchObject({ chain: { result: 'whole' }, database: 'sound', disagreements: 0 });
  });

  it('replaces an earlier one of its name only once it is whole', async () => {
    const { records, file } = await withCase();
    writeFileSync(file, 'the earlier one');
    const stop = new AbortController();
    const stopped = records.reader.backUp(file, passphrase, () => {}, stop.signal);
    stop.abort(new Error('enough'));
    await expect(stopped).rejects.toThrow('enough');
    expect(readFileSync(file, 'utf8')).toBe('the earlier one');
    expect((await records.reader.backUp(file, passphrase, () => {}, never)).ok).toBe(true);
    expect(await troubleWith(file, 'wrong')).toBe('wrongPassphrase');
  });

  it('leaves nothing of itself where it can’t be written', async () => {
    const { records, file, folder } = await withCase();
    const path = join(file, 'in a folder that is not there');
    expect(await records.reader.backUp(path, passphrase, () => {}, never)).toEqual({ ok: false, error: 'refused' });
    expect(existsSync(copyPath(folder))).toBe(false);
  });

  it('neither follows nor replaces what has a name like that of a half-written one', async () => {
    const { records, file } = await withCase();
    const mine = `${file}.mine`;
    writeFileSync(mine, 'mine');
    symlinkSync(mine, `${file}.part`);
    expect(await records.reader.backUp(file, passphrase, () => {}, never)).toMatchObject({ ok: true });
    expect(readFileSync(`${file}.part`, 'utf8')).toBe('mine');
  });

  it('leaves pictures out that are missing or altered, and says how many', async () => {
    const { records, file, fileOf, first, second } = await withCase();
    rmSync(fileOf(first.picture));
    const written = await records.reader.backUp(file, passphrase, () => {}, never);
    expect(written).toMatchObject({ value: { checks: 2, pictures: 1, leftOut: 1 } });
    const { into, key, restore } = restoring(file);
    expect(await restore()).toMatchObject({ ok: true });
    const back = openHere({ folder: into, key });
    expect(await back.records.pictures.read(first.picture.id)).toEqual({ ok: false, error: 'missing' });
    expect((await back.records.pictures.read(second.picture.id)).ok).toBe(true);
  });

  it('does not make a chain look whole that was not', async () => {
    const here = await withCase();
    const { length } = here.records.audit.head();
    here.tamper((database) => database.exec(`DELETE FROM audit WHERE sequence = ${length}`));
    await here.records.reader.backUp(here.file, passphrase, () => {}, never);
    const { into, key, restore } = restoring(here.file);
    expect(await restore()).toMatchObject({ ok: true });
    const found = await openHere({ folder: into, key }).records.reader.verify(null, () => {}, never);
    expect(found.chain).toEqual({ result: 'notTheSealedOne', sealedLength: length });
  });

  it('goes on to tell of an entry that was changed', async () => {
    const here = await withCase();
    here.tamper((database) => database.exec(`UPDATE audit SET agent = 'somebody else' WHERE sequence = 2`));
    await here.records.reader.backUp(here.file, passphrase, () => {}, never);
    const { into, key, restore } = restoring(here.file);
    await restore();
    const found = await openHere({ folder: into, key }).records.reader.verify(null, () => {}, never);
    expect(found.chain).toEqual({ result: 'broken', entry: 2 });
  });

  it('takes the place of the records in use, which are kept', async () => {
    const { file, lookup } = await backedUp();
    const present = openHere();
    const entered = present.records.checks.insert(newLookup());
    await present.records.close();
    const { into, restore } = restoring(file, { key: present.key });
    await restore();
    const aside = `${present.folder} set aside`;
    await swapIn(present.folder, into, aside);
    expect(openHere({ ...present }).records.checks.read(lookup.id)).toEqual(lookup);
    expect(openHere({ ...present, folder: aside }).records.checks.read(entered.id)).toEqual(entered);
    expect(existsSync(join(present.folder, COMPLETE))).toBe(false);
  });
});

describe('a backup that can’t be read', () => {
  it('is told by its passphrase', async () => {
    const { file } = await backedUp();
    expect(await troubleWith(file, 'Correct horse battery')).toBe('wrongPassphrase');
  });

  it('is damaged wherever it was cut off', async () => {
    const { file } = await backedUp();
    const whole = readFileSync(file);
    for (let length = HEADER_BYTES; length < whole.byteLength; length += CHUNK_BYTES + 16) {
      truncateSync(file, length);
      expect(await troubleWith(file), `cut to ${length}`).toBe('damaged');
      writeFileSync(file, whole);
    }
    truncateSync(file, HEADER_BYTES - 1);
    expect(await troubleWith(file)).toBe('damaged');
  });

  it('is damaged wherever a byte is another one', async () => {
    const { file } = await backedUp();
    const whole = readFileSync(file);
    const places = [HEADER_BYTES, HEADER_BYTES + 1000, whole.byteLength >> 1, whole.byteLength - 1];
    for (const place of places) {
      const changed = Buffer.from(whole);
      changed[place] = (changed[place] ?? 0) ^ 1;
      writeFileSync(file, changed);
      expect(await troubleWith(file), `at ${place}`).toBe('damaged');
    }
  });

  it('is no backup where it is something else', async () => {
    const file = join(temporaryFolder(), 'holiday.jpg');
    for (const content of [Buffer.alloc(0), somePicture().bytes]) {
      writeFileSync(file, content);
      expect(await troubleWith(file)).toBe('notABackup');
    }
  });

  it('is none either where it is empty, and what is told of its progress is a share', async () => {
    const file = join(temporaryFolder(), 'empty');
    writeFileSync(file, '');
    const shares: number[] = [];
    await troubleWith(file, passphrase, (share) => shares.push(share));
    expect(shares.filter((share) => !(share >= 0 && share <= 1))).toEqual([]);
  });

  it('is a newer program’s where its version is higher', async () => {
    const { file } = await backedUp();
    const changed = readFileSync(file);
    changed[16] = 2;
    writeFileSync(file, changed);
    expect(await troubleWith(file)).toBe('newerVersion');
  });

  it('is a newer program’s where its database is', async () => {
    const path = join(temporaryFolder(), 'newer.db');
    const databaseKey = randomBytes(DATABASE_KEY_BYTES);
    const database = opened(path, databaseKey);
    database.pragma('user_version = 99');
    database.close();
    expect(await troubleWith(await madeByHand(path, databaseKey, { pictures: 0, leftOut: 0 }))).toBe('newerVersion');
  });

  it('is damaged where its parts are not those that it speaks of', async () => {
    const path = join(temporaryFolder(), 'records.db');
    const databaseKey = randomBytes(DATABASE_KEY_BYTES);
    opened(path, databaseKey).close();
    expect(await troubleWith(await madeByHand(path, databaseKey, { pictures: 1, leftOut: 0 }))).toBe('damaged');
    expect(await troubleWith(await madeByHand(path, databaseKey, { pictures: '?' }))).toBe('damaged');
    expect(
      await troubleWith(await madeByHand(path, randomBytes(DATABASE_KEY_BYTES), { pictures: 0, leftOut: 0 })),
    ).toBe('damaged');
  });

  it('is not there', async () => {
    expect(await troubleWith(join(temporaryFolder(), 'none'))).toBe('refused');
  });

  it('is not put where something is already', async () => {
    const { file } = await backedUp();
    const { into, restore } = restoring(file);
    mkdirSync(into);
    writeFileSync(join(into, 'something'), '');
    expect(await restore()).toEqual({ ok: false, error: 'notEmpty' });
    expect(readdirSync(into)).toEqual(['something']);
  });

  it('leaves nothing where restoring was stopped', async () => {
    const { file } = await backedUp();
    const { into, restore } = restoring(file);
    const stop = new AbortController();
    const stopped = restore(stop.signal);
    stop.abort(new Error('enough'));
    await expect(stopped).rejects.toThrow('enough');
    expect(existsSync(into)).toBe(false);
  });
});
