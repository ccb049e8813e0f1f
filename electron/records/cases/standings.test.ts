import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseLists, listsOf } from '../../../shared/case/list-of-cases.ts';
import type { Check } from '../../../shared/check/check.ts';
import { modes } from '../../../shared/mode.ts';
import { runs } from '../../../tests/counts.ts';
import { createStandingReader, resultRowOf } from '../search/case-results.ts';
import { createCaseLister } from '../search/case-search.ts';
import { anyCheck } from '../testing/checks.ts';
import { answeredLookup, answeredMatch, newCase, newPicture, openTestRecords } from '../testing/records.ts';

const MORNING = '2026-11-21T00:00:00.000Z';
const review = { at: MORNING, reason: 'seen', reviewer: { name: 'R. Iyer', code: 'S-3' }, isAgent: false } as const;

type Stores = ReturnType<typeof openTestRecords>;
type Ids = readonly string[];

/** What may happen to some cases, each in a step of its own; what the records refuse is none. */
const happening: fc.Arbitrary<(stores: Stores, cases: Ids) => void> = fc.oneof(
  fc.tuple(anyCheck, fc.nat(2)).map(([check, at]) => ({ checks, cases }: Stores, ids: Ids) => {
    const held = cases.read(ids[at] ?? '');
    checks.insert({
      ...check,
      mode: held?.mode ?? 'practice',
      caseId: held?.id ?? null,
      state: { name: 'queued' },
    } as Check);
  }),
  fc.tuple(anyCheck, fc.nat(20)).map(([{ state, kind }, at]) => (stores: Stores) => {
    const check = someCheck(stores, at);
    if (check?.kind === kind) stores.checks.replace({ ...check, state } as Check);
  }),
  fc.tuple(fc.nat(20), fc.nat(3)).map(([at, to]) => (stores: Stores, ids: Ids) => {
    const check = someCheck(stores, at);
    const held = stores.cases.read(ids[to] ?? '');
    if (check) stores.checks.replace({ ...check, caseId: held?.id ?? null });
  }),
  fc.nat(20).map((at) => (stores: Stores) => {
    const check = someCheck(stores, at);
    if (check) stores.checks.remove(check.id, 'mistake');
  }),
  fc.tuple(fc.nat(2), fc.boolean()).map(([at, isSkipped]) => ({ cases }: Stores, ids: Ids) => {
    const held = cases.read(ids[at] ?? '');
    const reason = isSkipped ? 'no camera' : null;
    if (held) cases.replace({ ...held, skipped: { consent: reason, liveness: reason, document: reason } });
  }),
  fc.tuple(fc.nat(2), fc.nat(20)).map(([at, of]) => (stores: Stores, ids: Ids) => {
    const held = stores.cases.read(ids[at] ?? '');
    const check = someCheck(stores, of);
    if (!held || check?.caseId !== held.id) return;
    const counted = check.kind === 'faceMatch' ? { match: check.id } : { lookup: check.id };
    stores.cases.replace({ ...held, counted: { ...held.counted, ...counted } });
  }),
  fc.nat(2).map((at) => ({ cases, database }: Stores, ids: Ids) => {
    const { counted } = listedCase(database, ids[at] ?? '');
    if (cases.read(ids[at] ?? ''))
      cases.addReview(ids[at] ?? '', { ...review, id: randomUUID(), decision: 'accepted', counted });
  }),
  fc.nat(2).map((at) => ({ cases }: Stores, ids: Ids) => {
    if (cases.read(ids[at] ?? '')) cases.erase(ids[at] ?? '', 'mistake');
  }),
);

function someCheck({ database, checks }: Stores, at: number): Check | null {
  const ids = database.prepare<[], string>('SELECT id FROM checks ORDER BY sequence').pluck().all();
  return checks.read(ids[at % Math.max(1, ids.length)] ?? '');
}

/** What counts in a case now, as a reviewer would have it before him. */
function listedCase(database: Stores['database'], id: string) {
  const newest = (kind: string) =>
    database
      .prepare<[string, string], string>('SELECT id FROM checks WHERE case_id = ? AND kind = ? ORDER BY sequence DESC')
      .pluck()
      .get(id, kind) ?? null;
  return { counted: { lookup: newest('livenessLookup'), match: newest('faceMatch') } };
}

function isRefusal(error: unknown): boolean {
  const { code, name } = error as { readonly code?: string; readonly name: string };
  return code?.startsWith('SQLITE_CONSTRAINT') === true || name === 'CheckIsSendingError';
}

/** Each case's lists, told anew from its rows. */
function toldAnew({ database }: Stores) {
  const ids = database.prepare<[], string>('SELECT id FROM cases').pluck().all();
  return createStandingReader(database)(ids).map((standing) => ({
    id: standing.held.id,
    mode: standing.held.mode,
    lists: [...listsOf({ ...resultRowOf(standing), changedAt: standing.changedAt }, MORNING), 'all' as const],
  }));
}

describe('in which lists a case stands', () => {
  it('is what its rows come to, whatever has happened to it', () => {
    fc.assert(
      fc.property(fc.array(happening, { minLength: 1, maxLength: 20 }), (happenings) => {
        const stores = openTestRecords();
        const ids = [0, 1, 2].map((at) => {
          const record = newCase({ mode: modes[at] ?? 'practice' });
          stores.cases.insert(record);
          return record.id;
        });
        for (const happen of happenings) {
          try {
            happen(stores, ids);
          } catch (error) {
            // As the records refuse it: an answer is not changed, nothing is removed while it is being sent.
            if (!isRefusal(error)) throw error;
          }
        }
        const told = toldAnew(stores);
        for (const mode of modes) {
          const of = told.filter((one) => one.mode === mode);
          for (const list of caseLists) {
            const listed = createCaseLister(stores.database)({ mode, text: '', list, todayFrom: MORNING });
            const fits = of.filter(({ lists }) => lists.includes(list)).map(({ id }) => id);
            expect(listed.items.map(({ id }) => id)).toEqual(fits);
            expect(listed.counts[list]).toBe(fits.length);
          }
        }
        stores.database.close();
      }),
      { numRuns: runs(300, 40) },
    );
  });

  it('is not kept of a step that fails', () => {
    const { cases, step, database } = openTestRecords();
    const failing = () =>
      step(() => {
        cases.insert(newCase());
        throw new Error('in the middle');
      });
    expect(failing).toThrow('in the middle');
    expect(database.prepare('SELECT * FROM case_standings').all()).toEqual([]);
    expect(database.prepare('SELECT * FROM changed_cases').all()).toEqual([]);
  });

  it('goes with the case', () => {
    const { cases, checks, database } = openTestRecords();
    const record = newCase();
    cases.insert(record);
    const face = newPicture();
    checks.insert(answeredLookup({ caseId: record.id }, 97, face));
    checks.insert(answeredMatch({ caseId: record.id }));
    expect(database.prepare('SELECT mode, to_finish FROM case_standings').all()).toEqual([
      { mode: record.mode, to_finish: 1 },
    ]);
    cases.erase(record.id, 'mistake');
    expect(database.prepare('SELECT * FROM case_standings').all()).toEqual([]);
    expect(database.prepare('SELECT * FROM changed_cases').all()).toEqual([]);
  });
});
