import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openHere } from '../../records/testing/open.ts';
import { answeredLookup, answeredMatch, newCase } from '../../records/testing/records.ts';
import type { Services } from '../services.ts';
import { casesHandlers } from './cases.ts';

/** A case with a check of either kind, and one of another case. */
function open() {
  const { records } = openHere();
  const [record, other] = [newCase(), newCase()];
  for (const one of [record, other]) records.cases.insert(one);
  const lookup = records.checks.insert(answeredLookup({ caseId: record.id })).id;
  const match = records.checks.insert(answeredMatch({ caseId: record.id })).id;
  const foreign = records.checks.insert(answeredLookup({ caseId: other.id })).id;
  const services = { recordsSession: { current: () => ({ records }) }, announceCases: () => {} } as unknown as Services;
  const handlers = casesHandlers(services);
  const count = async (kind: 'livenessLookup' | 'faceMatch', check: string | null) =>
    handlers['cases.count']({ id: record.id, kind, check });
  return { lookup, match, foreign, count, counted: () => records.cases.read(record.id)?.counted };
}

describe('naming the checks of a case that count', () => {
  it('changes one kind and leaves the other, so that two presses in a row both hold', async () => {
    const { lookup, match, count, counted } = open();
    expect(await Promise.all([count('livenessLookup', lookup), count('faceMatch', match)])).toMatchObject([
      { ok: true },
      { ok: true },
    ]);
    expect(counted()).toEqual({ lookup, match });
    await count('livenessLookup', null);
    expect(counted()).toEqual({ lookup: null, match });
  });

  it('refuses a check of another kind, of another case, or that is not there, and changes nothing', async () => {
    const { lookup, match, foreign, count, counted } = open();
    await count('livenessLookup', lookup);
    for (const check of [match, foreign, randomUUID()]) {
      expect(await count('livenessLookup', check)).toMatchObject({ ok: false, error: { code: 'notNow' } });
    }
    expect(counted()).toEqual({ lookup, match: null });
  });
});

describe('what was entered of a case', () => {
  it('is changed in one part alone: what was entered of the other meanwhile stays', async () => {
    const { records } = openHere();
    const found = newCase({ consent: null, name: '' });
    records.cases.insert(found);
    const services = {
      recordsSession: { current: () => ({ records }) },
      announceCases: () => {},
    } as unknown as Services;
    const handlers = casesHandlers(services);
    const { id, reference, note, place, visitedAt } = found;
    const consent = { how: 'spoken', at: '2026-12-01T08:00:00.000Z' } as const;
    const details = { reference, name: 'Asha Verma', note, place, visitedAt };
    expect(await handlers['cases.setConsent']({ id, consent })).toMatchObject({ ok: true });
    expect(await handlers['cases.change']({ id, details })).toMatchObject({ ok: true });
    expect(records.cases.read(id)).toMatchObject({ name: 'Asha Verma', consent });
    await handlers['cases.setConsent']({ id, consent: null });
    expect(records.cases.read(id)).toMatchObject({ name: 'Asha Verma', consent: null });
  });
});

describe('a decision on a case', () => {
  it('is kept only where what counts is what was looked at: an answer may come while it is typed', async () => {
    const { review, lookup, match, reviews } = openForReview();
    const seen = { lookup: lookup.id, match: match.id };
    expect(await review(seen)).toMatchObject({ ok: true });
    const newer = match.again();
    expect(await review(seen)).toMatchObject({ ok: false, error: { code: 'notNow' } });
    expect(await review({ ...seen, match: newer })).toMatchObject({ ok: true });
    expect(reviews().map(({ counted }) => counted.match)).toEqual([match.id, newer]);
  });
});

/** A case whose lookup and match are answered. */
function openForReview() {
  const { records } = openHere();
  const record = newCase();
  records.cases.insert(record);
  const of = { caseId: record.id };
  const answered = () => records.checks.insert(answeredMatch(of)).id;
  const lookup = records.checks.insert(answeredLookup(of));
  const match = { id: answered(), again: answered };
  const services = {
    recordsSession: { current: () => ({ records }) },
    newId: randomUUID,
    now: () => new Date('2026-12-01T08:00:00Z'),
    announceCases: () => {},
  } as unknown as Services;
  const handlers = casesHandlers(services);
  const reviewer = { name: 'R. Iyer', code: '' };
  const review = async (counted: { lookup: string; match: string }) =>
    handlers['cases.review']({ id: record.id, counted, decision: 'accepted', reason: '', reviewer });
  return { lookup, match, review, reviews: () => records.cases.reviews(record.id) };
}

describe('a reference that another case has', () => {
  function withCase(reference: string, name = 'Asha Verma') {
    const { records } = openHere();
    const first = newCase({ reference, name });
    records.cases.insert(first);
    const services = {
      modes: { mode: () => 'practice' },
      recordsSession: { current: () => ({ records }), throwAway: () => false },
      newId: randomUUID,
      now: () => new Date('2026-11-20T05:00:00Z'),
      announceCases: () => {},
    } as unknown as Services;
    const handlers = casesHandlers(services);
    const details = { name: '', note: '', place: '', visitedAt: null };
    return {
      records,
      first,
      create: async (its: string) => handlers['cases.create']({ ...details, consent: null, reference: its }),
      change: async (id: string, its: string, called = '') =>
        handlers['cases.change']({ id, details: { ...details, reference: its, name: called } }),
    };
  }

  it('is stopped at, also where only capitals or blanks differ, and that case is offered', async () => {
    const { records, first, create } = withCase('HDFC-1042');
    const otherCase = { id: first.id, reference: 'HDFC-1042', name: 'Asha Verma' };
    const error = { code: 'field', field: 'reference', otherCase };
    expect(await create('HDFC-1042')).toMatchObject({
      ok: false,
      error: { ...error, fieldProblem: 'caseReferenceUsed' },
    });
    expect(await create('hdfc-1042')).toMatchObject({
      ok: false,
      error: { ...error, fieldProblem: 'caseReferenceAlike' },
    });
    expect(records.cases.alike('practice', 'HDFC-1042')).toHaveLength(1);
    expect(await create('HDFC-1043')).toMatchObject({ ok: true });
  });

  it('is stopped at when a case is changed, but not for what it has itself', async () => {
    const { records, first, create, change } = withCase('HDFC-1042');
    const created = await create('HDFC-7');
    const id = created.ok ? created.value.id : '';
    expect(await change(id, 'hdfc-1042')).toMatchObject({
      ok: false,
      error: { fieldProblem: 'caseReferenceAlike', otherCase: { id: first.id } },
    });
    expect(records.cases.read(id)?.reference).toBe('HDFC-7');
    expect(await change(id, 'hdfc-7')).toMatchObject({ ok: true });
    expect(records.cases.read(id)?.reference).toBe('hdfc-7');
  });

  it('of two old cases that are read alike stands in nobody’s way, and neither is changed by another detail', async () => {
    const { records, first, change } = withCase('Jose\u0301-7');
    const twin = newCase({ reference: 'José-7' });
    records.cases.insert(twin);
    expect(await change(first.id, 'José-7', 'Dev')).toMatchObject({ ok: true });
    expect(records.cases.read(first.id)).toMatchObject({ reference: 'Jose\u0301-7', name: 'Dev' });
    expect(await change(twin.id, 'José-7', 'Asha')).toMatchObject({ ok: true });
    expect(records.cases.read(twin.id)).toMatchObject({ reference: 'José-7', name: 'Asha' });
  });
});
