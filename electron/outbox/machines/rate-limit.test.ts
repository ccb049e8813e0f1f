import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../../tests/counts.ts';
import { aMinute, type RateLimit, spacingOf } from './rate-limit.ts';

interface Call {
  readonly startedAt: number;
  readonly arrivedAt: number;
}

/**
 * Calls as soon after each pause as the limit and the others in flight let them, each on its way for as long as it takes; in
 * the middle the program ends, and what was in flight arrives all the same.
 */
function callsUnder(limit: RateLimit, inFlight: number, { ways, endsAfter }: Plan): readonly Call[] {
  const spacing = spacingOf(limit, inFlight);
  const calls: Call[] = [];
  let now = 0;
  let next = spacing;
  let own: Call[] = [];
  for (const [index, { pause, way }] of ways.entries()) {
    now += pause;
    if (index === endsAfter) {
      own = [];
      next = now + spacing;
    }
    const slots = own.map(({ arrivedAt }) => arrivedAt).filter((at) => at > now);
    const free =
      slots.length < inFlight ? now : (slots.sort((one, other) => one - other)[slots.length - inFlight] ?? now);
    now = Math.max(free, next);
    next = now + spacing;
    const call = { startedAt: now, arrivedAt: now + way };
    calls.push(call);
    own.push(call);
  }
  return calls;
}

const limit = fc.record({ calls: fc.integer({ min: 10, max: 100 }), within: fc.integer({ min: 1_000, max: 60_000 }) });
const plan = fc.record({
  ways: fc.array(
    fc.record({
      pause: fc.oneof(fc.constant(0), fc.nat({ max: 100 }), fc.nat({ max: 70_000 })),
      way: fc.oneof(fc.nat({ max: 300 }), fc.nat({ max: 90_000 })),
    }),
    { minLength: 1, maxLength: 300 },
  ),
  endsAfter: fc.nat({ max: 300 }),
});
type Plan = typeof plan extends fc.Arbitrary<infer Value> ? Value : never;
const inFlight = fc.integer({ min: 1, max: 4 });

describe('our own limit', () => {
  it('lets no window of its length see more calls arrive than it says, wherever it begins, also across a restart', () => {
    fc.assert(
      fc.property(limit, inFlight, plan, (its, atATime, calls) => {
        const arrived = callsUnder(its, atATime, calls)
          .map(({ arrivedAt }) => arrivedAt)
          .sort((one, other) => one - other);
        for (const [index, first] of arrived.entries()) {
          const beyond = arrived[index + its.calls];
          if (beyond !== undefined) expect(beyond - first).toBeGreaterThan(its.within);
        }
      }),
      { numRuns: runs(10_000, 500) },
    );
  });

  it('of Cashfree is 100 a minute, spread: one call in not much more than 0.6 s', () => {
    expect(spacingOf(aMinute(100), 1)).toBeGreaterThan(600);
    expect(spacingOf(aMinute(100), 4)).toBeLessThan(640);
  });
});
