import { randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Case } from '../../../shared/case/case.ts';
import { CheckIsSendingError } from '../checks/checks.ts';
import { openDatabase } from '../database/database.ts';
import { databasePath } from '../layout.ts';
import { migrations } from '../migrations/in-order.ts';
import { createCaseLister } from '../search/case-search.ts';
import {
  answeredLookup,
  answeredMatch,
  newCase,
  newLookup,
  newMatch,
  newPicture,
  opened,
  openTestRecords,
  temporaryFolder,
} from '../testing/records.ts';

describe('a case', () => {
  it('reads back as it was written, by its id and by its reference in its mode', () => {
    const { cases } = openTestRecords();
    const record = newCase({
      reference: 'APP-17',
      name: 'मोहन कुमार',
      place: 'Jaipur',
      visitedAt: '2026-11-20T05:00:00.000Z',
      consent: { how: 'written', at: '2026-11-20T05:01:00.000Z' },
    });
    cases.insert(record);
    expect(cases.read(record.id)).toEqual(record);
    expect(cases.alike('practice', 'APP-17')).toEqual([record]);
    expect(cases.alike('sandbox', 'APP-17')).toEqual([]);
    expect(() => cases.insert(newCase({ reference: 'APP-17' }))).toThrow('UNIQUE');
    cases.insert(newCase({ reference: 'APP-17', mode: 'sandbox' }));
  });

  it('is found by a reference that is read as its own, in its mode', () => {
    const { cases } = openTestRecords();
    const [older, newer] = [newCase({ reference: 'HDFC-1042' }), newCase({ reference: 'hdfc-1042' })];
    for (const record of [older, newer, newCase({ reference: 'HDFC-1042', mode: 'sandbox' })]) cases.insert(record);
    expect(cases.alike('practice', ' Hdfc-\u200b1042')).toEqual([older, newer]);
    cases.replace({ ...newer, reference: 'HDFC-1043' });
    expect(cases.alike('practice', 'HDFC-1042')).toEqual([older]);
    expect(cases.alike('practice', 'НDFC-1042')).toEqual([]);
    expect(cases.alike('production', 'HDFC-1042')).toEqual([]);
  });

  it('of an earlier schema is found like that too, and stays as it is', () => {
    const path = databasePath(temporaryFolder());
    const key = Buffer.alloc(32, 1);
    const old = openDatabase({ path, key, migrations: migrations.slice(0, 2) });
    if (!old.ok) throw new Error(old.error);
    const insert = old.value.prepare(
      `INSERT INTO cases (id, mode, reference, name, note, place, created_at, salt)
       VALUES (?, 'practice', ?, '', '', '', '2026-11-20T05:00:00.000Z', zeroblob(32))`,
    );
    const references = ['Jose\u0301-7', 'JOSÉ-7 ', 'HDFC-1042'];
    for (const reference of references) insert.run(randomUUID(), reference);
    old.value.close();
    const database = opened(path, key);
    const read = database.prepare<[], string>('SELECT reference FROM cases ORDER BY sequence').pluck();
    const folded = database.prepare<[], string>('SELECT folded_reference FROM cases ORDER BY sequence').pluck();
    expect(read.all()).toEqual(references);
    expect(folded.all()).toEqual(['josé-7', 'josé-7', 'hdfc-1042']);
    database.close();
  });

  it('changes in its details, and counts a lookup and a match of its own', () => {
    const { cases, checks, entries } = openTestRecords();
    const record = newCase();
    cases.insert(record);
    const lookup = checks.insert(newLookup({ caseId: record.id }));
    const match = checks.insert(newMatch({ caseId: record.id }));
    const foreign = checks.insert(newLookup());
    const changed = { ...record, place: 'Jaipur', counted: { lookup: lookup.id, match: match.id } };
    cases.replace(changed);
    expect(cases.read(record.id)).toEqual(changed);
    const told = entries.length;
    cases.replace(changed);
    expect(entries.length).toBe(told);
    const counting = (counted: Case['counted']) => () => cases.replace({ ...record, counted });
    expect(counting({ lookup: match.id, match: null })).toThrow('of its own');
    expect(counting({ lookup: foreign.id, match: null })).toThrow('of its own');
    expect(() => cases.replace(newCase())).toThrow('no case');
  });
});

describe('an erased case', () => {
  it('is gone with all its checks, and the chain keeps that they were', () => {
    const { cases, checks, entries, released, database } = openTestRecords();
    const record = newCase();
    cases.insert(record);
    const picture = newPicture();
    const lookup = checks.insert(answeredLookup({ caseId: record.id }, 97, picture));
    const first = { from: 'lookup', lookup: lookup.id, picture } as const;
    const match = checks.insert(answeredMatch({ caseId: record.id, first }));
    cases.replace({ ...record, counted: { lookup: lookup.id, match: match.id } });
    const told = entries.length;
    cases.erase(record.id, 'customerAsked');
    expect([cases.read(record.id), checks.read(lookup.id), checks.read(match.id)]).toEqual([null, null, null]);
    expect(new Set(released)).toEqual(new Set([picture.sha256, match.second.sha256]));
    expect(entries.slice(told)).toEqual([
      { event: 'checkRemoved', content: expect.objectContaining({ check: lookup.id, reason: 'customerAsked' }) },
      { event: 'checkRemoved', content: expect.objectContaining({ check: match.id, reason: 'customerAsked' }) },
      { event: 'caseErased', content: { case: record.id, reason: 'customerAsked' } },
    ]);
    const count = (table: string) => database.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
    const tables = [
      'cases',
      'checks',
      'attempts',
      'pictures',
      'check_pictures',
      'notes',
      'check_search',
      'case_search',
    ];
    expect(tables.map(count)).toEqual(tables.map(() => 0));
  });

  it('stays whole while one of its checks is being sent', () => {
    const { cases, checks } = openTestRecords();
    const record = newCase();
    cases.insert(record);
    const queued = checks.insert(newLookup({ caseId: record.id }));
    const sending = checks.insert(
      newMatch({ caseId: record.id, state: { name: 'sending', sentBytes: 0, totalBytes: 9 } }),
    );
    expect(() => cases.erase(record.id, 'mistake')).toThrow(CheckIsSendingError);
    expect(cases.read(record.id)).toEqual(record);
    expect(cases.checksOf(record.id).map(({ id }) => id)).toEqual([queued.id, sending.id]);
  });

  it('leaves nothing of it in any page of the database, nor in its log', () => {
    const { path, cases, checks, database } = openTestRecords();
    const fill = (mark: string) => {
      const record = newCase({
        reference: `${mark}ref`,
        name: `${mark}name`,
        note: `${mark}note`,
        place: `${mark}place`,
      });
      cases.insert(record);
      // The case's own texts, and enough answers to fill pages of their own.
      for (let number = 0; number < 20; number += 1) {
        const verificationId = `${mark}id${number}`;
        const match = checks.insert(newMatch({ caseId: record.id, verificationId }));
        const answered = answeredMatch(match);
        if (answered.state.name !== 'done') continue;
        const answer = { ...answered.state.answer, refId: `${mark}answer`, raw: `${mark}raw `.repeat(400) };
        checks.replace({ ...answered, state: { ...answered.state, answer } });
        checks.addNote(match.id, { id: newPicture().id, at: match.enteredAt, text: `${mark}words` });
      }
      return record;
    };
    fill('stays');
    const goes = fill('erased');
    fill('remains');
    expect(plainPages()).toContain('erasedref');
    cases.erase(goes.id, 'customerAsked');
    expect(plainPages()).not.toContain('erased');
    expect(plainPages()).toContain('remainsref');
    expect(statSync(`${path}-wal`).size).toBe(0);
    const query = { mode: 'practice', text: 'erasedname', list: 'all', todayFrom: '2026-11-20T00:00:00.000Z' } as const;
    expect(createCaseLister(database)(query).items).toEqual([]);

    /** Every page decrypted, the free ones too. FTS writes only what follows a word's common beginning. */
    function plainPages(): string {
      return database.serialize().toString('latin1');
    }
  });
});
