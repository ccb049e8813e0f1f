import { statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Case } from '../../shared/case.ts';
import { CheckIsSendingError } from './checks.ts';
import {
  answeredLookup,
  answeredMatch,
  newCase,
  newLookup,
  newMatch,
  newPicture,
  openTestRecords,
} from './testing/records.ts';

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
    expect(cases.find('practice', 'APP-17')).toEqual(record);
    expect(cases.find('practice', 'app-17')).toBeNull();
    expect(cases.find('sandbox', 'APP-17')).toBeNull();
    expect(() => cases.insert(newCase({ reference: 'APP-17' }))).toThrow('UNIQUE');
    cases.insert(newCase({ reference: 'APP-17', mode: 'sandbox' }));
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

  it('is listed with its checks, of one mode, the newest first', () => {
    const { cases, checks } = openTestRecords();
    const [older, newer] = [newCase({ name: 'Asha' }), newCase()];
    for (const record of [older, newer, newCase({ mode: 'sandbox' })]) cases.insert(record);
    checks.insert(answeredLookup({ caseId: older.id, enteredAt: '2026-11-21T07:00:00.000Z' }));
    checks.insert(newMatch({ caseId: older.id, enteredAt: '2026-11-21T08:00:00.000Z' }));
    const summary = ({ id, mode, reference, name }: typeof older) => ({ id, mode, reference, name });
    const listed = [
      { ...summary(newer), changedAt: newer.createdAt, checks: 0, open: 0 },
      { ...summary(older), changedAt: '2026-11-21T08:00:00.000Z', checks: 2, open: 1 },
    ];
    expect(cases.list('practice', '', 10)).toEqual(listed);
    expect(cases.list('practice', '', 1)).toEqual(listed.slice(0, 1));
    expect(cases.list('practice', 'ash', 10)).toEqual(listed.slice(1));
    cases.replace({ ...older, name: 'Usha' });
    expect(cases.list('practice', 'ash', 10)).toEqual([]);
  });
});

describe('many cases', () => {
  it('are listed and searched while a person types: no list is waited for', () => {
    const { cases, checks, step } = openTestRecords();
    const words = () => crypto.randomUUID().replaceAll('-', ' ');
    step(() => {
      for (let count = 0; count < 20_000; count += 1) {
        const mode = count % 100 === 0 ? 'production' : 'practice';
        cases.insert(newCase({ mode, reference: `APP-${count}`, name: words(), note: `${words()} ${words()}` }));
      }
    });
    const [last] = cases.list('practice', '', 1);
    for (let count = 0; count < 50; count += 1) checks.insert(newMatch({ caseId: last?.id ?? null }));
    const longest = 'a b c d e f 1 2 3 4 5 '.repeat(9);
    for (const mode of ['practice', 'production', 'sandbox'] as const) {
      for (const text of ['', 'a', 'app', 'app 1', longest]) {
        expect(cases.list(mode, text, 200).length, `${mode} ${text}`).toBeLessThanOrEqual(200);
      }
    }
    expect(cases.list('practice', 'app', 200).map(({ reference }) => reference)).toEqual(
      cases.list('practice', '', 200).map(({ reference }) => reference),
    );
    expect(cases.list('production', 'app 19900', 200)).toHaveLength(1);
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
    expect(cases.list('practice', 'erasedname', 10)).toEqual([]);

    /** Every page decrypted, the free ones too. FTS writes only what follows a word's common beginning. */
    function plainPages(): string {
      return database.serialize().toString('latin1');
    }
  });
});
