import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decided, type SharedUse, undecided } from '../../../shared/case/question.ts';
import { runs } from '../../../tests/counts.ts';
import type { Clue } from '../../records/records.ts';
import { type Found, isDecided, isSample, toSay, unsaid, usesOf } from './same-customer.ts';

const cases = ['A', 'B', 'C', 'D'];
const named = (id: string | null) => (id === null ? null : { id, reference: `APP-${id}`, name: '' });

/** Checks, and what was said of them, as the records keep both. */
function bookOf() {
  const checks: { id: string; caseId: string | null; clues: readonly Clue[]; session: string | null }[] = [];
  const said: { value: string; pair: string }[] = [];
  const pairOf = (one: string | null, other: string | null) => [one ?? '-', other ?? '-'].sort().join(' ');
  const isSaid = (value: string, one: string | null, other: string | null) =>
    said.some((words) => words.value === value && words.pair === pairOf(one, other));
  const find = (caseId: string | null, clues: readonly Clue[]): Found[] =>
    clues.flatMap((clue) =>
      checks
        .filter((check) => check.caseId !== caseId)
        .filter((check) => check.clues.some(({ kind, value }) => kind === clue.kind && value === clue.value))
        .map(({ id, caseId: its, session }) => ({ clue, holder: { check: id, sessionId: session, case: named(its) } })),
    );
  const caseOf = (id: string) => checks.find((check) => check.id === id)?.caseId ?? null;
  return { checks, said, find, isSaid, pairOf, caseOf };
}

const entry = fc.record({
  caseId: fc.constantFrom(...cases, null),
  session: fc.option(fc.constantFrom('s1', 's2', 's3')),
  pictures: fc.uniqueArray(fc.constantFrom('p1', 'p2', 'p3', 'p4'), { minLength: 1, maxLength: 2 }),
  /** What the person does with a question, and what a page without one might send. */
  answer: fc.constantFrom('cancel', 'same', 'sameButLess', 'sameAsAnother', 'blanket'),
});

describe('the question whose customer it is', () => {
  it('lets no check with a session or picture of another case on record without a decision, whatever is entered', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 25 }), (entries) => {
        const book = bookOf();
        for (const [index, { caseId, session, pictures, answer }] of entries.entries()) {
          const clues: Clue[] =
            session === null
              ? pictures.map((value) => ({ kind: 'picture', value }))
              : [{ kind: 'session', value: session }];
          const found = unsaid(book.find(caseId, clues), (value, other) => book.isSaid(value, caseId, other));
          const uses = usesOf(found);
          if (uses.length > 0) {
            expect(isDecided(uses, undecided)).toBe(false);
            if (!isDecided(uses, decisionFor(answer, uses))) continue;
            expect(answer).toBe('same');
          }
          const id = `check ${index}`;
          book.checks.push({ id, caseId, clues, session });
          for (const words of toSay(id, found)) {
            book.said.push({ value: words.value, pair: book.pairOf(caseId, book.caseOf(words.other)) });
          }
        }
        for (const one of book.checks) {
          for (const { clue, holder } of book.find(one.caseId, one.clues)) {
            expect(book.isSaid(clue.value, one.caseId, holder.case?.id ?? null)).toBe(true);
          }
        }
      }),
      { numRuns: runs(2000, 200) },
    );
  });

  it('is asked once for each case and kind, and its answer is about exactly that', () => {
    const found = ['p1', 'p2'].map(
      (value): Found => ({
        clue: { kind: 'picture', value },
        holder: { check: `of ${value}`, sessionId: null, case: named('A') },
      }),
    );
    const uses = usesOf(found);
    expect(uses).toEqual([{ kind: 'picture', case: named('A') }]);
    expect(isDecided(uses, decided(undecided, { about: 'otherCustomer', uses }))).toBe(true);
    expect(toSay('new', found).map(({ value, other }) => [value, other])).toEqual([
      ['p1', 'of p1'],
      ['p2', 'of p2'],
    ]);
  });

  it('is answered for the pictures that a session brought, where it was answered for the session', () => {
    const found: Found[] = [
      { clue: { kind: 'picture', value: 'p1' }, holder: { check: 'lookup', sessionId: 's1', case: named('A') } },
      { clue: { kind: 'picture', value: 'p1' }, holder: { check: 'match', sessionId: null, case: named('A') } },
      { clue: { kind: 'picture', value: 'p1' }, holder: { check: 'other', sessionId: null, case: named('B') } },
    ];
    expect(unsaid(found, (value, other) => value === 's1' && other === 'A')).toEqual([found[2]]);
  });

  it('is not asked of what practice brings along', () => {
    const isSamplePicture = (sha256: string) => sha256 === 'sample';
    expect(isSample({ kind: 'session', value: '11111111-1111-4111-8111-111111111111' }, isSamplePicture)).toBe(true);
    expect(isSample({ kind: 'session', value: 'another' }, isSamplePicture)).toBe(false);
    expect(isSample({ kind: 'picture', value: 'sample' }, isSamplePicture)).toBe(true);
    expect(isSample({ kind: 'picture', value: 'another' }, isSamplePicture)).toBe(false);
  });
});

function decisionFor(answer: string, uses: readonly SharedUse[]) {
  const whole = decided(undecided, { about: 'otherCustomer', uses: [...uses] });
  switch (answer) {
    case 'same':
      return whole;
    case 'sameButLess':
      return { ...whole, sameCustomer: whole.sameCustomer.slice(1) };
    case 'sameAsAnother':
      return { ...whole, sameCustomer: whole.sameCustomer.map((one) => ({ ...one, caseId: 'E' })) };
    case 'blanket': {
      const kinds = ['session', 'picture'] as const;
      return {
        again: null,
        sameCustomer: [...cases, null, 'E'].flatMap((caseId) => kinds.map((kind) => ({ kind, caseId }))),
      };
    }
    default:
      return undecided;
  }
}
