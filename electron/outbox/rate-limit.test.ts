import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../tests/counts.ts';
import { CASHFREE_LIMIT, delayFor, type RateLimit } from './rate-limit.ts';

/** Calls as soon after each of these pauses as the limit lets them. */
function callsUnder(limit: RateLimit, pauses: readonly number[]): readonly number[] {
  const sentAt: number[] = [];
  let now = 0;
  for (const pause of pauses) {
    now += pause;
    now += delayFor(limit, sentAt, now);
    sentAt.push(now);
  }
  return sentAt;
}

const limit = fc.record({ calls: fc.integer({ min: 1, max: 20 }), within: fc.integer({ min: 1, max: 60_000 }) });
const pauses = fc.array(fc.oneof(fc.constant(0), fc.nat({ max: 100 }), fc.nat({ max: 70_000 })), { maxLength: 100 });

describe('a rate limit', () => {
  it('lets no window of its length have more calls than it says, wherever the window begins', () => {
    fc.assert(
      fc.property(limit, pauses, (its, before) => {
        const sentAt = callsUnder(its, before);
        for (const [index, first] of sentAt.entries()) {
          const beyond = sentAt[index + its.calls];
          if (beyond !== undefined) expect(beyond - first).toBeGreaterThanOrEqual(its.within);
        }
      }),
      { numRuns: runs(10_000, 500) },
    );
  });

  it('keeps nobody waiting longer than it must', () => {
    fc.assert(
      fc.property(limit, pauses, fc.nat({ max: 70_000 }), (its, before, pause) => {
        const sentAt = callsUnder(its, before);
        const now = (sentAt.at(-1) ?? 0) + pause;
        const delay = delayFor(its, sentAt, now);
        if (delay === 0) return;
        const justBefore = now + delay - 1;
        expect(sentAt.filter((at) => at > justBefore - its.within)).toHaveLength(its.calls);
      }),
      { numRuns: runs(10_000, 500) },
    );
  });

  it('of Cashfree is 100 a minute: of 101 at once, the last one waits for a minute', () => {
    const sentAt = callsUnder(
      CASHFREE_LIMIT,
      Array.from({ length: 101 }, () => 0),
    );
    expect(sentAt.slice(0, 100)).toEqual(Array.from({ length: 100 }, () => 0));
    expect(sentAt[100]).toBe(60_000);
  });
});
