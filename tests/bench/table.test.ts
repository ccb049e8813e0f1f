import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Budget, type Comparison, isOver, rowOf } from './comparison.ts';
import { asTable, withLinesOf, withTable } from './document.ts';

const comparison = (budget: Budget, pairs: Comparison['pairs']): Comparison => ({
  ...{ what: 'a start', limit: 'a bare window', unit: 'ms', budget, pairs },
});

describe('the table of the benchmarks', () => {
  test('has a figure beside its limit, the ratio of each pair with its spread, and its budget', () => {
    const pairs = [200, 250, 300].map((figure) => ({ figure, limit: 200 }));
    expect(rowOf(comparison({ kind: 'times at most', value: 1.35 }, pairs))).toEqual({
      what: 'a start',
      'limit beside it': 'a bare window',
      figure: '250 ms',
      limit: '200 ms',
      result: '1.25 × (1.00 × – 1.50 ×)',
      budget: '≤ 1.35 ×',
    });
  });

  test('says in words what is over budget', () => {
    const over = rowOf(comparison({ kind: 'times at most', value: 1.35 }, [{ figure: 300, limit: 200 }]));
    expect(over).toMatchObject({ result: '1.50 ×', budget: '≤ 1.35 × **over budget**' });
  });

  test('has what comes on top of a limit', () => {
    const pairs = [{ figure: 100, limit: 40 }];
    const row = rowOf(comparison({ kind: 'on top at most', value: 40 }, pairs));
    expect(row).toMatchObject({ result: '+60 ms', budget: '≤ +40 ms **over budget**' });
  });

  test('has a figure whose budget is a number of its own', () => {
    const row = rowOf(comparison({ kind: 'at most', value: 16 }, [{ figure: 7, limit: null }]));
    expect(row).toMatchObject({ figure: '7 ms', limit: '–', result: '7 ms', budget: '≤ 16 ms' });
  });

  test('is over budget on one side of it only, and never by luck of a missing figure', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 100, noNaN: true }), fc.double({ min: 0.01, max: 100 }), (value, at) => {
        expect(isOver({ kind: 'times at most', value }, at)).toBe(Number.isNaN(at) || at > value);
        expect(isOver({ kind: 'times at least', value }, at)).toBe(Number.isNaN(at) || at < value);
      }),
    );
    expect(isOver({ kind: 'none' }, Number.NaN)).toBe(false);
  });

  test('is put between its marks, and nothing else is touched, however often', () => {
    const document = 'before\n<!-- a: written by the bench -->\nold\n<!-- end of a -->\nafter';
    const table = asTable([{ one: '1', two: 'x | y' }]);
    const once = withTable(document, 'a', table);
    expect(once).toBe(
      'before\n<!-- a: written by the bench -->\n\n| one | two |\n|---|---|\n| 1 | x \\| y |\n\n<!-- end of a -->\nafter',
    );
    expect(withTable(once, 'a', table)).toBe(once);
    expect(() => withTable(document, 'b', table)).toThrow('no place for “b”');
  });

  test('keeps the lines of what was not measured anew', () => {
    const before = asTable([
      { what: 'a', took: '1' },
      { what: 'b', took: '2' },
    ]);
    const fresh = asTable([
      { what: 'b', took: '3' },
      { what: 'c', took: '4' },
    ]);
    expect(withLinesOf(before, fresh).split('\n').slice(2)).toEqual(['| a | 1 |', '| b | 3 |', '| c | 4 |']);
    expect(withLinesOf('', fresh)).toBe(fresh);
  });
});
