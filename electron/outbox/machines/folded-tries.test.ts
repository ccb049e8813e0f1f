import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timesTried } from '../../../shared/check/attempts.ts';
import type { Attempt } from '../../../shared/check/check.ts';
import { runs } from '../../../tests/counts.ts';
import { attemptAt, lookup } from '../testing/samples.ts';
import { withRunsFolded } from './folded-tries.ts';

const outcomes = [
  { kind: 'retryable', cause: 'hostNotFound' },
  { kind: 'retryable', cause: 'connectTimeout' },
  { kind: 'retryable', cause: 'serverError' },
  { kind: 'ambiguous', cause: 'silence' },
] as const;

interface Try {
  readonly outcome: (typeof outcomes)[number];
  readonly host: string;
}

/** An attempt on record after another, each begun a second later. */
function onRecord(tries: readonly Try[]): readonly Attempt[] {
  const attempts: Attempt[] = [];
  for (const [second, { outcome, host }] of tries.entries()) {
    const ended = { ...unmeasured, duration: second, outcome };
    attempts.push({ ...attemptAt({ ...lookup, attempts }), startedAt: at(second), host, ended });
    attempts.splice(0, attempts.length, ...withRunsFolded(attempts));
  }
  return attempts;
}

const unmeasured = { clockOffset: null, httpStatus: null, supportReference: null, answeredBy: null, unread: null };
const at = (second: number) => new Date(1_800_000_000_000 + 1_000 * second).toISOString();
const fails = (outcome: Try['outcome'], host = 'a.example') => ({ outcome, host });
const [noHost, noAnswer, fault] = outcomes;

describe('tries that never connected', () => {
  it('are one row: the first, with how many there were and when the last one began', () => {
    const [row, ...more] = onRecord([fails(noHost), fails(noHost), fails(noHost)]);
    expect(more).toEqual([]);
    expect(row).toMatchObject({ number: 1, startedAt: at(0), times: 3, lastAt: at(2), ended: { duration: 0 } });
  });

  it('are a row each for each reason and host, and no more of them', () => {
    const flapping = Array.from({ length: 100 }, (_, index) => fails(index % 2 ? noHost : noAnswer));
    expect(onRecord(flapping).map(({ times }) => times)).toEqual([50, 50]);
    expect(onRecord([fails(noHost), fails(noHost, 'b.example')]).map(({ times }) => times)).toEqual([1, 1]);
  });

  it('are another run once one has connected between', () => {
    const rows = onRecord([fails(noHost), fails(noHost), fails(fault), fails(noHost), fails(noHost)]);
    expect(rows.map(({ times, number }) => [number, times])).toEqual([
      [1, 2],
      [2, 1],
      [3, 2],
    ]);
  });

  it('are all counted, whatever comes between, and what connected stays as it was', () => {
    const tries = fc.array(fc.record({ outcome: fc.constantFrom(...outcomes), host: fc.constantFrom('a', 'b') }));
    fc.assert(
      fc.property(tries, (its) => {
        const rows = onRecord(its);
        expect(timesTried(rows)).toBe(its.length);
        expect(rows.map(({ number }) => number)).toEqual(rows.map((_, index) => index + 1));
        for (const row of rows) expect(row.times > 1).toBe(row.lastAt !== null);
        const connected = its.filter(({ outcome }) => !['hostNotFound', 'connectTimeout'].includes(outcome.cause));
        const kept = rows
          .map(({ ended }) => ended?.outcome)
          .filter((outcome) => connected.some((one) => one.outcome === outcome));
        expect(kept).toEqual(connected.map(({ outcome }) => outcome));
      }),
      { numRuns: runs(10_000, 500) },
    );
  });
});
