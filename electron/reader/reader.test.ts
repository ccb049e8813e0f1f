import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ChainHead } from '../../shared/records.ts';
import { EMPTY_CHAIN } from '../records/chain/entry.ts';
import { sealChain } from '../records/chain/store.ts';
import { databasePath } from '../records/layout.ts';
import { openHere, somePicture } from '../records/testing/open.ts';
import { everything } from '../records/testing/query.ts';
import { answeredMatch, newCase, newLookup, newMatch } from '../records/testing/records.ts';
import { verify as readVerification } from './verify-records.ts';

/** SQLite's. */
const PAGE_BYTES = 4096;

type Here = ReturnType<typeof openHere>;

function verify({ records }: Here, printedHead: ChainHead | null = null) {
  return records.reader.verify(printedHead, () => {}, new AbortController().signal);
}

/** A case with a lookup and an answered match, a check that was removed, and a note. */
async function withCase() {
  const here = openHere();
  const { records } = here;
  const [first, second] = [somePicture(), somePicture()];
  for (const { picture, bytes } of [first, second]) await records.pictures.keep(picture, bytes);
  const record = newCase();
  records.cases.insert(record);
  const lookup = records.checks.insert(newLookup({ caseId: record.id }));
  const removed = records.checks.insert(newLookup());
  records.checks.addNote(lookup.id, { id: crypto.randomUUID(), at: '2026-11-20T06:40:00.000Z', text: 'at the door' });
  const match = newMatch({
    caseId: record.id,
    first: { from: 'file', picture: first.picture },
    second: second.picture,
  });
  records.checks.insert(match);
  records.checks.replace({ ...match, state: answeredMatch(match).state });
  records.checks.remove(removed.id, 'mistake');
  return { ...here, first, second, record, lookup, match };
}

const sound = { database: 'sound', disagreements: 0, pictures: { sound: 2, missing: 0, altered: 0 } };

describe('history', () => {
  it('is read beside what is being written', async () => {
    const { records } = openHere();
    expect(await records.reader.history(everything)).toEqual({ items: [], total: 0 });
    const lookup = records.checks.insert(newLookup());
    expect(await records.reader.history(everything)).toMatchObject({ items: [{ id: lookup.id }], total: 1 });
    for (let count = 0; count < 50; count += 1) {
      const { id } = records.checks.insert(newLookup({ sessionId: `session${count}` }));
      const found = await records.reader.history({ ...everything, text: `session${count}` });
      expect(found.items.map((item) => item.id)).toContain(id);
    }
  });

  it('does not wait for a verification', async () => {
    const here = openHere();
    const { records } = here;
    records.checks.insert(newLookup());
    const order: string[] = [];
    await records.reader.history(everything);
    await Promise.all([
      verify(here).then(() => order.push('verified')),
      records.reader.history(everything).then(() => order.push('read')),
    ]);
    expect(order).toEqual(['read', 'verified']);
  });
});

describe('a verification', () => {
  it('of what nobody touched finds everything whole', async () => {
    const here = await withCase();
    const shares: number[] = [];
    const found = await here.records.reader.verify(null, (share) => shares.push(share), new AbortController().signal);
    expect(found).toEqual({
      head: here.records.audit.head(),
      chain: { result: 'whole' },
      printedHead: null,
      ...sound,
    });
    expect(shares).toEqual(shares.toSorted((left, right) => left - right));
    expect(shares.at(-1)).toBe(1);
  });

  it('of new records finds nothing to object to', async () => {
    expect(await verify(openHere())).toMatchObject({ head: EMPTY_CHAIN, chain: { result: 'whole' } });
  });

  it('tells whether the chain contains what a report printed', async () => {
    const here = await withCase();
    const printed = here.records.audit.head();
    here.records.audit.append({ event: 'backedUp' });
    expect(await verify(here, printed)).toMatchObject({ printedHead: 'contained' });
    expect(await verify(here, { ...printed, length: printed.length - 1 })).toMatchObject({
      printedHead: 'notContained',
    });
  });

  it('names the entry that was changed', async () => {
    const here = await withCase();
    here.tamper((database) => database.exec(`UPDATE audit SET at = '2020-01-01T00:00:00.000Z' WHERE sequence = 3`));
    expect(await verify(here)).toMatchObject({ chain: { result: 'broken', entry: 3 }, ...sound });
  });

  it('finds a chain that was shortened, and goes on finding it when it has grown again', async () => {
    const here = await withCase();
    const { length } = here.records.audit.head();
    here.tamper((database) => database.exec(`DELETE FROM audit WHERE sequence = ${length}`));
    const found = { chain: { result: 'notTheSealedOne', sealedLength: length } };
    expect(await verify(here)).toMatchObject({ ...found, disagreements: 1 });
    here.records.audit.append({ event: 'backedUp' });
    expect(await verify(here)).toMatchObject(found);
    here.records.audit.append({ event: 'backedUp' });
    expect(await verify(here)).toMatchObject(found);
  });

  it('finds a seal that was set under another key', async () => {
    const here = await withCase();
    here.tamper((database) => sealChain(database, Buffer.alloc(32)));
    expect(await verify(here)).toMatchObject({ chain: { result: 'notTheSealedOne' } });
  });

  it('finds that the seal is gone, and no later entry sets it anew', async () => {
    const here = await withCase();
    here.tamper((database) => database.exec('DELETE FROM chain_seal'));
    here.records.audit.append({ event: 'backedUp' });
    expect(await verify(here)).toMatchObject({ chain: { result: 'sealMissing' } });
  });

  it.each([
    [
      'a check’s score was changed',
      `UPDATE checks SET score = 0.99, answer = replace(answer, '0.9', '0.99') WHERE kind = 'faceMatch'`,
    ],
    ['a check’s state was changed', `UPDATE checks SET state = 'cancelled' WHERE kind = 'livenessLookup'`],
    ['a check went without an entry', `DELETE FROM checks WHERE kind = 'livenessLookup'`],
    ['a case was changed', `UPDATE cases SET name = 'somebody else'`],
    ['a note went', 'DELETE FROM notes'],
    ['a note was changed', `UPDATE notes SET text = 'nobody was there'`],
    ['a note was dated otherwise', `UPDATE notes SET at = '2026-11-21T06:40:00.000Z'`],
    ['History’s score is not the answer’s', `UPDATE checks SET score = 0.11 WHERE kind = 'faceMatch'`],
    ['History’s environment is not the answer’s', `UPDATE checks SET environment = 'LIVE' WHERE kind = 'faceMatch'`],
    ['a check seems to have been tried more often', `UPDATE checks SET tries = 5 WHERE kind = 'faceMatch'`],
    [
      'a picture goes by another name',
      `UPDATE pictures SET name = 'other.jpg' WHERE id = (SELECT picture_id FROM check_pictures WHERE role = 'first')`,
    ],
    ['a row is not what the program writes', `UPDATE checks SET policy = '{}' WHERE kind = 'faceMatch'`],
    [
      'a check was put in without an entry',
      `INSERT INTO checks (id, kind, mode, case_id, agent_name, agent_code, entered_at, tries, session_id, customer_ip,
         maybe_processed, state)
       SELECT '00000000-0000-4000-8000-000000000000', kind, mode, case_id, agent_name, agent_code, entered_at, tries,
         session_id, customer_ip, 0, state FROM checks WHERE kind = 'livenessLookup'`,
    ],
  ])('finds that %s', async (_what, sql) => {
    const here = await withCase();
    here.tamper((database) => {
      // Somebody with the key is not held up by triggers either.
      database.exec('DROP TRIGGER check_stays_answered');
      expect(database.prepare(sql).run().changes).toBe(1);
    });
    expect(await verify(here)).toMatchObject({ chain: { result: 'whole' }, database: 'sound', disagreements: 1 });
  });

  it('finds nothing to object to in texts that were cut in the middle of a character', async () => {
    const here = await withCase();
    const { records } = here;
    records.cases.insert(newCase({ name: 'Mohan \ud83d', note: '\ude00' }));
    const { id, enteredAt } = records.checks.insert(newLookup());
    records.checks.addNote(id, { id: crypto.randomUUID(), at: enteredAt, text: 'at the \ud83d' });
    expect(await verify(here)).toMatchObject({ chain: { result: 'whole' }, ...sound });
  });

  it('knows the notes of a check that has joined a case since', async () => {
    const here = await withCase();
    const { checks } = here.records;
    const check = checks.insert(newLookup());
    checks.addNote(check.id, { id: crypto.randomUUID(), at: check.enteredAt, text: 'before' });
    checks.replace({ ...check, caseId: here.record.id });
    checks.addNote(check.id, { id: crypto.randomUUID(), at: check.enteredAt, text: 'after' });
    expect(await verify(here)).toMatchObject({ chain: { result: 'whole' }, ...sound });
  });

  it('counts pictures that are missing and altered', async () => {
    const here = await withCase();
    rmSync(here.fileOf(here.first.picture));
    writeFileSync(here.fileOf(here.second.picture), 'something else');
    expect(await verify(here)).toMatchObject({ pictures: { sound: 0, missing: 1, altered: 1 } });
  });

  it('finds a damaged page, wherever it is', async () => {
    const here = await withCase();
    await here.records.close();
    const path = databasePath(here.folder);
    const whole = readFileSync(path);
    const pages = whole.byteLength / PAGE_BYTES;
    expect(pages).toBeGreaterThan(20);
    for (let page = 0; page < pages; page += 1) {
      const damaged = Buffer.from(whole);
      damaged.fill(1, page * PAGE_BYTES + 100, page * PAGE_BYTES + 116);
      writeFileSync(path, damaged);
      const found = await readVerification({ ...here, printedHead: null, onProgress: () => {}, goOn: () => {} });
      expect(found.database, `page ${page}`).toBe('damaged');
    }
  });

  it('can be stopped, and done again', async () => {
    const here = await withCase();
    const stop = new AbortController();
    const stopped = here.records.reader.verify(null, () => {}, stop.signal);
    stop.abort(new Error('enough'));
    await expect(stopped).rejects.toThrow('enough');
    expect(await verify(here)).toMatchObject({ chain: { result: 'whole' } });
  });

  it('is not begun where it was stopped before', async () => {
    const { records } = openHere();
    await expect(records.reader.verify(null, () => {}, AbortSignal.abort(new Error('enough')))).rejects.toThrow(
      'enough',
    );
  });

  it('is true of one moment, whatever is written meanwhile', async () => {
    const here = await withCase();
    const verifying = verify(here);
    for (let count = 0; count < 200; count += 1) {
      here.records.checks.insert(newLookup());
      if (count % 20 === 0) await new Promise(setImmediate);
    }
    expect(await verifying).toMatchObject({ chain: { result: 'whole' }, ...sound });
  });
});

describe('closing the records', () => {
  it('ends what is being read', async () => {
    const here = await withCase();
    const verifying = verify(here);
    const ended = expect(verifying).rejects.toThrow('closed');
    await here.records.close();
    await ended;
    await expect(verify(here)).rejects.toThrow('closed');
  });
});
