import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Check } from '../../../shared/check/check.ts';
import { openStates } from '../../../shared/check/check.ts';
import { type HistoryQuery, historyQuerySchema, historyResults, historySchema } from '../../../shared/check/history.ts';
import { modes } from '../../../shared/mode.ts';
import { runs } from '../../../tests/counts.ts';
import { openDatabase } from '../database/database.ts';
import { databasePath } from '../layout.ts';
import { anyCheck } from '../testing/checks.ts';
import { openHere } from '../testing/open.ts';
import { everything } from '../testing/query.ts';
import {
  answeredLookup,
  answeredMatch,
  newCase,
  newLookup,
  newMatch,
  newPicture,
  openTestRecords,
} from '../testing/records.ts';
import { askHistory, createHistoryReader } from './history-query.ts';

describe('History', () => {
  it('shows what an answer came to: the confidence of a lookup, the score of a match, where there is one', () => {
    const { checks, cases, database } = openTestRecords();
    const record = newCase({ reference: 'APP-1' });
    cases.insert(record);
    const lookup = answeredLookup({ caseId: record.id });
    const unclear = { ...lookup.state.answer, confidence: { found: 'conflict' } } as const;
    const second = answeredLookup();
    checks.insert(lookup);
    checks.insert(answeredMatch({ verificationId: 'FD-1' }));
    checks.insert({
      ...second,
      state: { ...lookup.state, answer: { ...unclear, environment: null, reference: null } },
    });
    checks.insert(newMatch({ mode: 'production' }));
    const { items, total } = historySchema.parse(createHistoryReader(database)(everything));
    expect(total).toBe(4);
    expect(items.map(({ score, environment, verdict }) => [score, environment, verdict])).toEqual([
      [null, null, null],
      [null, null, 'pass'],
      [0.9, null, 'pass'],
      [97, 'LIVE', 'pass'],
    ]);
    expect(items[2]).toMatchObject({ subject: 'FD-1', caseReference: '', kind: 'faceMatch', state: 'done' });
    expect(items[3]).toMatchObject({ subject: lookup.sessionId, caseReference: 'APP-1', caseId: record.id });
  });

  it('says of each check what its case comes to, with the decision on what counts', () => {
    const { checks, cases, database } = openTestRecords();
    const record = newCase();
    cases.insert(record);
    const face = newPicture();
    const lookup = checks.insert(answeredLookup({ caseId: record.id }, 97, face));
    const first = { from: 'file', picture: { ...face, id: newPicture().id } } as const;
    const match = checks.insert(answeredMatch({ caseId: record.id, first }));
    checks.insert(newLookup());
    const results = () => createHistoryReader(database)(everything).items.map(({ caseResult }) => caseResult);
    const pass = { verdict: 'pass', decision: null, open: 0, failsBeside: 0, missing: ['consent'] };
    expect(results()).toEqual([null, pass, pass]);
    const reviewer = { name: 'R. Iyer', code: 'S-3' };
    const counted = { lookup: lookup.id, match: match.id };
    const review = { id: newPicture().id, at: record.createdAt, decision: 'rejected', reason: 'blurred' } as const;
    cases.addReview(record.id, { ...review, reviewer, isAgent: false, counted });
    const decided = { ...pass, decision: { decision: 'rejected', reviewer } };
    expect(results()).toEqual([null, decided, decided]);
  });

  it('finds exactly what fits, the newest first, page by page', () => {
    const { checks, cases, database } = openTestRecords();
    const record = newCase();
    cases.insert(record);
    const entered: Check[] = fc
      .sample(anyCheck, { numRuns: 200, seed: 17 })
      .map((check, index) =>
        checks.insert(index % 5 === 0 ? { ...check, mode: 'practice' as const, caseId: record.id } : check),
      );
    const time = fc.constantFrom(...entered.map(({ enteredAt }) => enteredAt));
    const query = fc.record({
      text: fc.constant(''),
      mode: fc.option(fc.constantFrom(...modes)),
      kind: fc.option(fc.constantFrom('livenessLookup', 'faceMatch')),
      result: fc.option(fc.constantFrom(...historyResults)),
      caseId: fc.option(fc.constant(record.id), { freq: 3 }),
      from: fc.option(time),
      until: fc.option(time),
      before: fc.constant(null),
      limit: fc.integer({ min: 1, max: 60 }),
    });
    fc.assert(
      fc.property(query, (generated) => {
        const asked = historyQuerySchema.parse(generated);
        const expected = entered.filter((check) => fits(check, asked)).map(({ id }) => id);
        const found: string[] = [];
        for (let before: number | null = null; ; ) {
          const { items, total } = createHistoryReader(database)({ ...asked, before });
          expect(total).toBe(expected.length);
          expect(items.length).toBeLessThanOrEqual(asked.limit);
          found.push(...items.map(({ id }) => id));
          const last = items.at(-1);
          if (!last) break;
          before = last.sequence;
        }
        expect(found).toEqual(expected.reverse());
      }),
      { numRuns: runs(1000, 100) },
    );
  });

  it('takes times for what they are, however they are written', () => {
    const { checks, database } = openTestRecords();
    checks.insert(newLookup({ enteredAt: '2026-11-20T06:30:00.000Z' }));
    const count = (from: string, until: string) => createHistoryReader(database)({ ...everything, from, until }).total;
    expect(count('2026-11-20T06:30:00Z', '2026-11-20T06:30:01Z')).toBe(1);
    expect(count('2026-11-20T06:00Z', '2026-11-20T06:30Z')).toBe(0);
  });

  it('finds a check by the words of its case, its ids and its notes, as they read now', () => {
    const { checks, cases, database } = openTestRecords();
    const found = (text: string) => createHistoryReader(database)({ ...everything, text }).items.map(({ id }) => id);
    const record = newCase({ reference: 'APP-17', name: 'मोहन कुमार', place: 'Jaipur', note: 'blue gate' });
    cases.insert(record);
    const match = checks.insert(newMatch({ caseId: record.id, verificationId: 'FD-ab12' }));
    const lookup = checks.insert(newLookup({ sessionId: '550e8400-e29b-41d4-a716-446655440000' }));
    for (const text of ['मोह', 'app-17', 'jaip', 'blue', 'FD-ab', 'मोहन jaipur fd'])
      expect(found(text), text).toEqual([match.id]);
    expect(found('550e8400-e29b')).toEqual([lookup.id]);
    expect(found('810')).toEqual([]);
    checks.replace(answeredMatch(match));
    expect(found('810')).toEqual([match.id]);
    checks.addNote(lookup.id, { id: newPicture().id, at: lookup.enteredAt, text: 'Wore sunglasses' });
    expect(found('sunglas')).toEqual([lookup.id]);
    cases.replace({ ...record, place: 'Udaipur' });
    expect([found('jaipur'), found('udaipur')]).toEqual([[], [match.id]]);
    checks.replace({ ...lookup, caseId: record.id });
    expect(found('udaipur')).toEqual([lookup.id, match.id]);
    const review = {
      id: newPicture().id,
      at: lookup.enteredAt,
      decision: 'rejected',
      reason: 'scratched card',
    } as const;
    const nobody = { name: 'R. Iyer', code: '' };
    const counted = { lookup: lookup.id, match: match.id };
    cases.addReview(record.id, { ...review, reviewer: nobody, isAgent: false, counted });
    expect(found('scratch')).toEqual([lookup.id, match.id]);
    checks.remove(match.id, 'trial');
    expect(found('udaipur')).toEqual([lookup.id]);
  });

  it('is filtered while it is searched, also by a verdict that came later; nobody’s words pose as a filter', () => {
    const { checks, cases, database } = openTestRecords();
    const record = newCase({ name: 'Mohan \uf0fdsandbox \uf0fdfaceMatch' });
    cases.insert(record);
    const lookup = checks.insert(newLookup({ caseId: record.id }));
    const match = checks.insert(newMatch({ caseId: record.id }));
    const found = (filters: object) =>
      createHistoryReader(database)({ ...everything, text: 'moh', ...filters }).items.map(({ id }) => id);
    expect(found({})).toEqual([match.id, lookup.id]);
    expect(found({ mode: 'sandbox' })).toEqual([]);
    expect(found({ kind: 'faceMatch' })).toEqual([match.id]);
    expect(found({ result: 'pass' })).toEqual([]);
    expect(found({ result: 'open' })).toEqual([match.id, lookup.id]);
    checks.replace(answeredMatch(match));
    expect(found({ result: 'pass', mode: 'practice' })).toEqual([match.id]);
    expect(found({ result: 'open' })).toEqual([lookup.id]);
    expect(found({ text: '\uf0fdsandbox' })).toEqual([match.id, lookup.id]);
    expect(found({ text: '\uf0fd' })).toEqual([]);
  });

  it('leaves nothing out for an empty text, and finds nothing by a text without words', () => {
    const { checks, database } = openTestRecords();
    checks.insert(newLookup());
    const total = (text: string) => createHistoryReader(database)({ ...everything, text }).total;
    expect([total(''), total('  '), total('--')]).toEqual([1, 1, 0]);
  });

  it('counts anew whatever has been written, by itself or by another connection', () => {
    const { folder, keys, records } = openHere();
    const found = openDatabase({ path: databasePath(folder), key: keys.database, readonly: true });
    if (!found.ok) throw new Error(found.error);
    const read = createHistoryReader(found.value);
    const { checks, database } = openTestRecords();
    const readOwn = createHistoryReader(database);
    for (const total of [1, 2, 3]) {
      records.checks.insert(newLookup());
      checks.insert(newLookup());
      for (const look of [read, readOwn]) {
        expect(look(everything).total).toBe(total);
        expect(look({ ...everything, before: 2 })).toMatchObject({ total, items: [{ sequence: 1 }] });
      }
    }
    found.value.close();
  });

  it('is read on a connection that can’t write', () => {
    const { checks, path, key } = openTestRecords();
    checks.insert(newLookup());
    const reader = openDatabase({ path, key, readonly: true });
    if (!reader.ok) throw new Error(reader.error);
    expect(createHistoryReader(reader.value)(everything).total).toBe(1);
    reader.value.close();
  });
});

describe('History of a hundred thousand checks', () => {
  it('reads a check only to show it: filters and counts run in an index', () => {
    const { database } = openTestRecords();
    const [caseId, time] = [newPicture().id, '2026-11-20T06:30:00.000Z'];
    const filters: readonly Partial<HistoryQuery>[] = [
      {},
      { mode: 'production' },
      { kind: 'faceMatch' },
      { result: 'fail' },
      { result: 'ended' },
      { from: time, until: time },
      { mode: 'production', kind: 'faceMatch', result: 'open', from: time },
      { text: 'mohan' },
      { text: 'mohan', mode: 'production', result: 'pass' },
      { caseId },
    ];
    for (const filter of filters) {
      for (const before of [null, 99]) {
        const asked = askHistory({ ...everything, ...filter, before });
        for (const { sql, parameters } of asked ? [asked.page, asked.count] : []) {
          const plan = database.prepare<[typeof parameters], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`);
          const steps = plan.all(parameters).map(({ detail }) => detail);
          const whole = steps.filter((step) => /^SCAN/.test(step) && !/COVERING INDEX|VIRTUAL TABLE/.test(step));
          expect(whole, sql).toEqual([]);
        }
      }
    }
  });

  it('stops at the end of the page, as it walks an index in the order of the checks', () => {
    const { database } = openTestRecords();
    const planOf = (filters: Partial<HistoryQuery>) => {
      const asked = askHistory({ ...everything, ...filters, before: 99 });
      return JSON.stringify(database.prepare(`EXPLAIN QUERY PLAN ${asked?.page.sql}`).all(asked?.page.parameters));
    };
    const plans = [planOf({ mode: 'production' }), planOf({ from: '2026-11-20T06:30:00.000Z' })];
    expect(plans[0]).toContain('SCAN check_search VIRTUAL TABLE INDEX');
    expect(plans[1]).toContain('USING COVERING INDEX checks_for_history (sequence<?)');
    for (const plan of plans) expect(plan.match(/TEMP B-TREE/g) ?? []).toHaveLength(0);
  });
});

/** The meaning of a query, apart from its text, said once more in another way. */
function fits(check: Check, query: HistoryQuery): boolean {
  const { state } = check;
  const open: readonly string[] = openStates;
  const result = state.name === 'done' ? state.verdict.kind : open.includes(state.name) ? 'open' : 'ended';
  return (
    (query.mode === null || check.mode === query.mode) &&
    (query.kind === null || check.kind === query.kind) &&
    (query.result === null || result === query.result) &&
    (query.caseId === null || check.caseId === query.caseId) &&
    (query.from === null || Date.parse(check.enteredAt) >= Date.parse(query.from)) &&
    (query.until === null || Date.parse(check.enteredAt) < Date.parse(query.until))
  );
}
