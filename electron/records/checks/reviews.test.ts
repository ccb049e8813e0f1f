import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Review } from '../../../shared/case/review.ts';
import { openHere } from '../testing/open.ts';
import { everything } from '../testing/query.ts';
import { answeredLookup, newCase, newLookup } from '../testing/records.ts';

function newReview(details: Partial<Review> = {}): Review {
  return {
    id: randomUUID(),
    at: '2026-11-22T08:00:00.000Z',
    decision: 'accepted',
    reason: 'Known at the branch for years',
    reviewer: { name: 'Dev Anand', code: 'S-3' },
    isAgent: false,
    ...details,
  };
}

/** An answered lookup; its reference picture has no row of its own to be looked for. */
function withAnswer() {
  const here = openHere();
  const answered = answeredLookup();
  const { reference: _, ...answer } = answered.state.answer;
  const lookup = { ...answered, state: { ...answered.state, answer: { ...answer, reference: null } } };
  here.records.checks.insert(lookup);
  const verify = () => here.records.reader.verify(null, () => {}, new AbortController().signal);
  return { ...here, lookup, verify };
}

describe('a review', () => {
  it('stands beside the verdict and never replaces it', async () => {
    const { records, lookup } = withAnswer();
    const [first, second] = [newReview(), newReview({ decision: 'rejected', isAgent: true })];
    records.checks.addReview(lookup.id, first);
    records.checks.addReview(lookup.id, second);
    expect(records.checks.reviews(lookup.id)).toEqual([first, second]);
    expect(records.checks.read(lookup.id)?.state).toEqual(lookup.state);
    expect(records.checks.reviews(randomUUID())).toEqual([]);
  });

  it('is of an answer only', () => {
    const { records } = openHere();
    const { id } = records.checks.insert(newLookup());
    expect(() => records.checks.addReview(id, newReview())).toThrow('without an answer');
    expect(records.checks.reviews(id)).toEqual([]);
  });

  it('can be searched for by its reason, and goes with its check', async () => {
    const { records, lookup, verify } = withAnswer();
    records.checks.addReview(lookup.id, newReview());
    const found = async () => (await records.reader.history({ ...everything, text: 'branch' })).total;
    expect(await found()).toBe(1);
    records.checks.remove(lookup.id, 'mistake');
    expect(await found()).toBe(0);
    expect(records.checks.reviews(lookup.id)).toEqual([]);
    expect((await verify()).disagreements).toBe(0);
  });

  it('goes with its case', async () => {
    const { records, verify } = withAnswer();
    const record = newCase();
    records.cases.insert(record);
    const answered = answeredLookup({ caseId: record.id });
    records.checks.insert({
      ...answered,
      state: { ...answered.state, answer: { ...answered.state.answer, reference: null } },
    });
    records.checks.addReview(answered.id, newReview());
    records.cases.erase(record.id, 'customerAsked');
    expect((await verify()).disagreements).toBe(0);
  });

  it('is in the audit chain without a word of anybody’s', async () => {
    const { records, lookup, tamper, verify } = withAnswer();
    records.checks.addReview(lookup.id, newReview());
    expect((await verify()).disagreements).toBe(0);
    let content = '';
    tamper((database) => {
      content = database.prepare("SELECT content FROM audit WHERE event = 'reviewAdded'").pluck().get() as string;
    });
    expect(content).toContain('accepted');
    expect(content).not.toMatch(/branch|Dev|S-3/);
  });

  it.each([
    ['was altered', "UPDATE reviews SET decision = 'rejected'"],
    ['was given to somebody else', "UPDATE reviews SET reviewer_name = 'Somebody'"],
    ['was removed', 'DELETE FROM reviews'],
  ])('is missed where it %s behind the program’s back', async (_, sql) => {
    const { records, lookup, tamper, verify } = withAnswer();
    records.checks.addReview(lookup.id, newReview());
    tamper((database) => database.exec(`DROP TRIGGER review_stays; ${sql}`));
    expect((await verify()).disagreements).toBe(1);
  });
});
