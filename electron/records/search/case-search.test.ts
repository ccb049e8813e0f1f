import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { CaseListQuery } from '../../../shared/case/list-of-cases.ts';
import { answeredLookup, answeredMatch, newCase, newMatch, newPicture, openTestRecords } from '../testing/records.ts';
import { createCaseLister } from './case-search.ts';

const query = (details: Partial<CaseListQuery> = {}): CaseListQuery => ({
  mode: 'practice',
  text: '',
  list: 'all',
  todayFrom: '2026-11-21T00:00:00.000Z',
  ...details,
});
const reviewer = { name: 'R. Iyer', code: 'S-3' };

/** Cases with a lookup and a match of one face, or of two: the second needs a review. */
function open() {
  const stores = openTestRecords();
  const { cases, checks } = stores;
  const add = (name: string, isOneFace: boolean, enteredAt: string) => {
    const consent = { how: 'spoken', at: enteredAt } as const;
    const record = newCase({ name, createdAt: enteredAt, consent });
    cases.insert(record);
    const of = { caseId: record.id, enteredAt };
    const face = newPicture();
    const lookup = checks.insert(answeredLookup(of, 97, face));
    const first = { from: 'file', picture: isOneFace ? { ...face, id: randomUUID() } : newPicture() } as const;
    const match = checks.insert(answeredMatch({ ...of, first }));
    return { record, face, counted: { lookup: lookup.id, match: match.id } };
  };
  const list = (details: Partial<CaseListQuery> = {}) => createCaseLister(stores.database)(query(details));
  const names = (details: Partial<CaseListQuery> = {}) => list(details).items.map(({ name }) => name);
  return { ...stores, add, list, names };
}

describe('the list of cases', () => {
  it('counts what the program has made of a lookup’s picture as that, and not what is only said to be', () => {
    const { cases, checks, list } = open();
    const file = { format: 'jpeg', width: 600, height: 800, byteLength: 9, change: 'redrawn' } as const;
    for (const isMade of [true, false]) {
      const record = newCase({ name: isMade ? 'Made' : 'Said' });
      cases.insert(record);
      const face = newPicture();
      const lookup = checks.insert(answeredLookup({ caseId: record.id }, 97, face));
      const picture = { ...newPicture(), original: { ...file, sha256: face.sha256 } };
      const first = isMade
        ? ({ from: 'lookup', lookup: lookup.id, picture } as const)
        : ({ from: 'file', picture } as const);
      checks.insert(answeredMatch({ caseId: record.id, first }));
    }
    const found = new Map(list().items.map(({ name, verdict }) => [name, verdict]));
    expect(found).toEqual(
      new Map([
        ['Made', 'pass'],
        ['Said', 'review'],
      ]),
    );
  });

  it('says of each what it comes to, what it lacks, and shows the face from the lookup that counts', () => {
    const { cases, checks, add, list } = open();
    const { face } = add('Asha', true, '2026-11-20T08:00:00.000Z');
    const begun = newCase({ name: 'Dev', createdAt: '2026-11-21T08:00:00.000Z' });
    cases.insert(begun);
    checks.insert(newMatch({ caseId: begun.id, enteredAt: '2026-11-21T09:00:00.000Z' }));
    cases.insert(newCase({ name: 'Elsewhere', mode: 'sandbox' }));
    expect(list().items).toMatchObject([
      {
        ...{ name: 'Dev', checks: 1, open: 1, missing: ['consent', 'liveness', 'document'], face: null },
        ...{ changedAt: '2026-11-21T09:00:00.000Z', verdict: 'review', decision: null },
      },
      {
        ...{ name: 'Asha', checks: 2, open: 0, missing: [], verdict: 'pass', failsBeside: 0 },
        face: { id: face.id, sha256: face.sha256 },
      },
    ]);
    expect(list().counts).toEqual({ today: 1, toFinish: 1, needsReview: 0, all: 2 });
  });

  it('has those of today, those to finish, and those that need a decision, until one is taken on what counts', () => {
    const { cases, add, list, names } = open();
    add('Asha', true, '2026-11-20T08:00:00.000Z');
    const { record, counted } = add('Meera', false, '2026-11-21T08:00:00.000Z');
    cases.insert(newCase({ name: 'Dev', createdAt: '2026-11-20T09:00:00.000Z' }));
    expect(names({ list: 'today' })).toEqual(['Meera']);
    expect(names({ list: 'toFinish' })).toEqual(['Dev']);
    expect(names({ list: 'needsReview' })).toEqual(['Meera']);
    const review = { id: randomUUID(), at: '2026-11-21T09:00:00.000Z', decision: 'accepted', reason: '' } as const;
    const decide = (of: typeof counted) =>
      cases.addReview(record.id, { ...review, id: randomUUID(), reviewer, isAgent: false, counted: of });
    decide({ ...counted, match: randomUUID() });
    expect(names({ list: 'needsReview' })).toEqual(['Meera']);
    decide(counted);
    expect(names({ list: 'needsReview' })).toEqual([]);
    expect(list({ text: 'meera' }).items).toMatchObject([
      { verdict: 'review', decision: { decision: 'accepted', reviewer } },
    ]);
  });

  it('misses no step that was left out with a reason', () => {
    const { cases, names, list } = open();
    const skipped = { consent: 'by phone', liveness: 'no camera', document: 'none at hand' };
    cases.insert(newCase({ name: 'Dev', skipped }));
    expect(list().items[0]?.missing).toEqual([]);
    expect(names({ list: 'needsReview' })).toEqual(['Dev']);
  });

  it('is searched by words, and counts every list with the same words', () => {
    const { cases, add, list } = open();
    const { record } = add('Asha', true, '2026-11-21T08:00:00.000Z');
    add('Meera', true, '2026-11-21T08:00:00.000Z');
    expect(list({ text: 'ash' })).toMatchObject({ items: [{ name: 'Asha' }], counts: { today: 1, all: 1 } });
    expect(list({ text: '--' })).toMatchObject({ items: [], counts: { all: 0 } });
    cases.replace({ ...record, name: 'Usha' });
    expect(list({ text: 'ash' }).items).toEqual([]);
  });

  it('of very many is cut short, and its counts are not', () => {
    const { cases, step, list } = open();
    step(() => {
      for (let count = 0; count < 5_000; count += 1) cases.insert(newCase({ reference: `APP-${count}` }));
    });
    expect(list().items).toHaveLength(200);
    expect(list().counts.all).toBe(5_000);
    expect(list({ text: 'app 4999' }).items).toHaveLength(1);
  });
});
