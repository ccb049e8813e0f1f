import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../tests/counts.ts';
import { modes } from '../mode.ts';
import { clockDirection, clockOf, clockOffsetOf, isClockWrong } from './clock.ts';

const began = Date.parse('2026-11-22T06:30:00.000Z');
/** An exchange so many seconds later by the vendors' clock, while ours was this much ahead. */
function attempt(seconds: number, offset: number | null) {
  return {
    startedAt: new Date(began + seconds * 1000 + (offset ?? 0)).toISOString(),
    ended: { clockOffset: offset },
  };
}

describe('the clock', () => {
  it('is wrong from more than two minutes on', () => {
    for (const offset of [null, 0, 120_000, -120_000]) expect(isClockWrong(offset)).toBe(false);
    for (const offset of [120_001, -120_001]) expect(isClockWrong(offset)).toBe(true);
  });

  it('agrees as long as nothing but the whole seconds of the answer can be between', () => {
    expect([1999, -1999, 2000, -2000].map(clockDirection)).toEqual(['same', 'same', 'ahead', 'behind']);
  });

  it('is what the newest answer says, whatever the clock itself showed then', () => {
    // Ten minutes ahead at first; then it was put right, and so showed an earlier time.
    const attempts = [attempt(0, 600_000), attempt(60, 300)];
    expect(clockOf([{ mode: 'production', attempts }])).toEqual({ newest: 300, worst: 600_000 });
    expect(clockOf([{ mode: 'sandbox', attempts: attempts.toReversed() }])).toEqual({ newest: 300, worst: 600_000 });
  });

  it('is not told by nobody, nor by practice vendors', () => {
    expect(clockOf([])).toEqual({ newest: null, worst: null });
    expect(
      clockOf([
        { mode: 'production', attempts: [attempt(0, null), { startedAt: attempt(0, null).startedAt, ended: null }] },
      ]),
    ).toEqual({ newest: null, worst: null });
    expect(clockOf([{ mode: 'practice', attempts: [attempt(0, 9_000_000)] }])).toEqual({ newest: null, worst: null });
  });

  it('is one of those that were told, the worst at least as far off as any other', () => {
    const offset = fc.option(fc.integer({ min: -1e9, max: 1e9 }));
    const check = fc.record({
      mode: fc.constantFrom(...modes),
      attempts: fc.array(fc.tuple(fc.nat(1e6), offset).map(([seconds, ahead]) => attempt(seconds, ahead))),
    });
    fc.assert(
      fc.property(fc.array(check), (checks) => {
        const told = checks.flatMap(({ mode, attempts }) => attempts.flatMap((one) => clockOffsetOf(mode, one) ?? []));
        const { newest, worst } = clockOf(checks);
        if (told.length === 0) expect([newest, worst]).toEqual([null, null]);
        else {
          expect(told).toContain(newest);
          expect(Math.abs(worst ?? 0)).toBe(Math.max(...told.map(Math.abs)));
        }
      }),
      { numRuns: runs(1000, 100) },
    );
  });
});
