import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../../tests/counts.ts';
import { backOff, USUAL_PACE } from './wait-lengths.ts';

const pace = fc.record({
  first: fc.integer({ min: 100, max: 10_000 }),
  longest: fc.integer({ min: 100, max: 3_600_000 }),
});
const failures = fc.integer({ min: 1, max: 2_000 });
const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const asked = fc.nat({ max: 3_600_000 });
const counts = { numRuns: runs(10_000, 500) };

describe('the back-off', () => {
  it('never passes its longest, nor falls below what a person would notice', () => {
    fc.assert(
      fc.property(pace, failures, random, (its, times, drawn) => {
        const wait = backOff(its, times, null, drawn);
        expect(wait).toBeLessThanOrEqual(its.longest);
        expect(wait).toBeGreaterThanOrEqual(100);
        expect(Number.isInteger(wait)).toBe(true);
      }),
      counts,
    );
  });

  it('may be twice as long with each failure, until it is at its longest', () => {
    const most = (times: number) => backOff(USUAL_PACE, times, null, 1 - Number.EPSILON);
    expect([1, 2, 3, 4, 5, 9, 10, 11, 1_000].map(most)).toEqual([
      2_000, 4_000, 8_000, 16_000, 32_000, 512_000, 600_000, 600_000, 600_000,
    ]);
  });

  it('has full jitter: any part of that length is as likely as any other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), random, (times, drawn) => {
        const most = Math.min(USUAL_PACE.longest, USUAL_PACE.first * 2 ** (times - 1));
        expect(backOff(USUAL_PACE, times, null, drawn)).toBe(Math.max(100, Math.round(most * drawn)));
      }),
      counts,
    );
  });

  it('never undercuts what the vendor asked for, nor makes a vendor be called without a pause', () => {
    fc.assert(
      fc.property(pace, failures, asked, random, (its, times, length, drawn) => {
        const wait = backOff(its, times, length, drawn);
        expect(wait).toBeGreaterThanOrEqual(Math.max(100, length));
        expect(wait).toBeLessThanOrEqual(Math.max(100, length + its.first));
      }),
      counts,
    );
  });

  it('spreads out those that were asked to wait equally long', () => {
    const waits = [0, 0.25, 0.5, 0.75].map((drawn) => backOff(USUAL_PACE, 1, 30_000, drawn));
    expect(waits).toEqual([30_000, 30_500, 31_000, 31_500]);
  });

  it('of a lookup is short: its session dies three minutes after it was made', () => {
    expect(6 * USUAL_PACE.longestForLookup).toBeLessThan(180_000);
  });
});
