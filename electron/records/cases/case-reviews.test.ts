import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type CaseReview, decisionOn } from '../../../shared/case/review.ts';
import { openHere } from '../testing/open.ts';
import { newCase } from '../testing/records.ts';

function newReview(details: Partial<CaseReview> = {}): CaseReview {
  return {
    id: randomUUID(),
    at: '2026-12-01T08:00:00.000Z',
    decision: 'rejected',
    reason: 'दूसरा व्यक्ति द्वार पर था',
    reviewer: { name: 'R. Iyer', code: 'S-3' },
    isAgent: false,
    counted: { lookup: randomUUID(), match: null },
    ...details,
  };
}

function withCase() {
  const here = openHere();
  const record = newCase();
  here.records.cases.insert(record);
  const verify = () => here.records.reader.verify(null, () => {}, new AbortController().signal);
  return { ...here, record, verify };
}

describe('a decision on a case', () => {
  it('is kept as it was taken, with the checks that counted, and never changed', async () => {
    const { records, record, tamper, verify } = withCase();
    const [first, second] = [newReview(), newReview({ decision: 'accepted', reason: '', isAgent: true })];
    records.cases.addReview(record.id, first);
    records.cases.addReview(record.id, second);
    expect(records.cases.reviews(record.id)).toEqual([first, second]);
    expect(records.cases.reviews(randomUUID())).toEqual([]);
    tamper((database) => {
      expect(() => database.exec("UPDATE case_reviews SET decision = 'accepted'")).toThrow('not changed');
    });
    expect((await verify()).disagreements).toBe(0);
  });

  it('takes a reason to reject', () => {
    const { records, record } = withCase();
    expect(() => records.cases.addReview(record.id, newReview({ reason: '' }))).toThrow('CHECK');
    expect(records.cases.reviews(record.id)).toEqual([]);
  });

  it('that was altered or taken out is found by the verification', async () => {
    const { records, record, tamper, verify } = withCase();
    records.cases.addReview(record.id, newReview());
    tamper((database) => {
      database.exec("DROP TRIGGER case_review_stays; UPDATE case_reviews SET decision = 'accepted'");
    });
    expect((await verify()).disagreements).toBe(1);
    tamper((database) => database.exec('DELETE FROM case_reviews'));
    expect((await verify()).disagreements).toBe(1);
  });

  it('goes with its case, and nothing of it is left', async () => {
    const { records, record, tamper, verify } = withCase();
    records.cases.addReview(record.id, newReview());
    records.cases.erase(record.id, 'customerAsked');
    tamper((database) => expect(database.prepare('SELECT count(*) FROM case_reviews').pluck().get()).toBe(0));
    expect((await verify()).disagreements).toBe(0);
  });

  it('holds for the checks that counted, the newest of several, and for no others', () => {
    const counted = { lookup: randomUUID(), match: randomUUID() };
    const [older, newer] = [newReview({ counted }), newReview({ counted, decision: 'accepted' })];
    const reviews = [older, newer, newReview()];
    expect(decisionOn(counted, reviews)).toBe(newer);
    expect(decisionOn({ ...counted, match: randomUUID() }, reviews)).toBeNull();
  });
});

describe('a step that was left out', () => {
  it('is on record with its reason, and the chain agrees with it', async () => {
    const { records, record, tamper, verify } = withCase();
    const skipped = { consent: null, liveness: 'कैमरा टूटा है; आवाज़ से पहचाना', document: null };
    records.cases.replace({ ...record, skipped });
    expect(records.cases.read(record.id)?.skipped).toEqual(skipped);
    expect((await verify()).disagreements).toBe(0);
    tamper((database) => {
      expect(() => database.exec("UPDATE cases SET skipped_document = ''")).toThrow('CHECK');
      database.exec('UPDATE cases SET skipped_liveness = NULL');
    });
    expect((await verify()).disagreements).toBe(1);
  });
});
