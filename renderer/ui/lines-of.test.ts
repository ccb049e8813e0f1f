import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../tests/counts.ts';
import { linesOf } from './lines-of.ts';

const line = fc.string({ unit: 'grapheme' }).filter((text) => !/[\n\r\v\f\u0085\u2028\u2029]/.test(text));
const lineEnd = fc.constantFrom('\n', '\r\n', '\r', '\v', '\f', '\u0085', '\u2028', '\u2029');

describe('a text of several lines', () => {
  it('keeps each of them, blank ones and blanks at their beginning too, however a line was ended', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(line, lineEnd)), line, (ended, last) => {
        const apart = ended.every(
          ([, end], index) => end !== '\r' || ended[index + 1]?.[0] !== '' || ended[index + 1]?.[1] !== '\n',
        );
        fc.pre(apart);
        const text = `${ended.map(([before, end]) => before + end).join('')}${last}`;
        expect(linesOf(text).split('\n')).toEqual([...ended.map(([before]) => before), last]);
      }),
      { numRuns: runs(1000, 100) },
    );
  });
});
