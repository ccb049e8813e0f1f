import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../../tests/counts.ts';
import { shortenMiddle } from './shorten.ts';

describe('a shortened id', () => {
  it('keeps its beginning and its end', () => {
    expect(shortenMiddle('FD-01a200fc-c254-75ed-8806-78dba18888c0', 16)).toBe('FD-01a200f…888c0');
  });

  it('is left alone where it fits', () => {
    expect(shortenMiddle('FD-1', 16)).toBe('FD-1');
  });

  it('is never longer than it may be, and loses its middle alone', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), fc.integer({ min: 4, max: 40 }), (text, most) => {
        const short = shortenMiddle(text, most);
        expect(short.length).toBeLessThanOrEqual(most);
        if (short === text) return;
        const [start = '', end = ''] = short.split(/…(?=[^…]*$)/);
        expect(text.startsWith(start)).toBe(true);
        expect(text.endsWith(end)).toBe(true);
      }),
      { numRuns: runs(5_000, 500) },
    );
  });
});
