import { describe, expect, it } from 'vitest';
import {
  answeredLookup,
  answeredMatch,
  newLookup,
  newMatch,
  newPicture,
} from '../../electron/records/testing/records.ts';
import { stepsOf, type VisitReading } from '../../renderer/features/visit/steps.ts';
import { type Case, nothingSkipped } from '../../shared/case/case.ts';
import type { Check, LivenessLookup } from '../../shared/check/check.ts';
import { countable, whatCounts } from '../../shared/verdicts/counting.ts';

const consent: Case['consent'] = { how: 'spoken', at: '2026-12-01T09:00:00.000Z' };
const counted: Case['counted'] = { lookup: null, match: null };

function visitOf(
  checks: readonly Check[],
  agreed: Case['consent'] = consent,
  skipped: Case['skipped'] = nothingSkipped,
): VisitReading {
  const { lookup, match } = whatCounts(checks.map(countable), counted);
  return {
    case: { consent: agreed, counted, skipped },
    checks,
    counting: { lookup: lookup?.id ?? null, match: match?.id ?? null },
  };
}

const face = newPicture();
const lookup = answeredLookup({ sequence: 1 }, 97, face);
const matchOf = ({ id }: LivenessLookup, sequence: number, picture = face) =>
  answeredMatch({ sequence, first: { from: 'lookup', lookup: id, picture } });

describe('the steps of a visit', () => {
  it('come one after the other, and the report comes when all are done', () => {
    expect(stepsOf(visitOf([], null)).next).toBe('consent');
    expect(stepsOf(visitOf([])).next).toBe('liveness');
    expect(stepsOf(visitOf([lookup])).next).toBe('document');
    const steps = stepsOf(visitOf([lookup, matchOf(lookup, 2)]));
    expect(steps.next).toBe('result');
    expect(new Set(Object.values(steps.states))).toEqual(new Set(['done']));
  });

  it('do not wait for an answer that is on its way, nor for one that is held', () => {
    for (const state of [
      { name: 'queued' },
      { name: 'held', because: 'triesUsedUp', cause: null, words: null },
    ] as const) {
      const open = newLookup({ sequence: 1, state });
      const steps = stepsOf(visitOf([open]));
      expect(steps.states.liveness).toBe('underWay');
      expect(steps.next).toBe('document');
      // The live photo comes with the answer.
      expect(steps.liveLookup).toBe(open);
      const waiting = newMatch({
        sequence: 2,
        first: { from: 'lookup', lookup: open.id, picture: null },
        state: { name: 'needs', what: 'answer' },
      });
      expect(stepsOf(visitOf([open, waiting]))).toMatchObject({ next: 'result', states: { result: 'underWay' } });
    }
  });

  it('wait for a person where only a person can go on', () => {
    const failed = newLookup({
      sequence: 1,
      state: { name: 'failed', cause: 'inputRefused', words: null },
    });
    expect(stepsOf(visitOf([failed]))).toMatchObject({ next: 'liveness', liveLookup: null });
    const asks = newMatch({
      sequence: 2,
      first: { from: 'lookup', lookup: lookup.id, picture: face },
      state: { name: 'needs', what: 'consent' },
    });
    expect(stepsOf(visitOf([lookup, asks])).next).toBe('document');
  });

  it('are about the newest check while that is open, and about the one that counts again when it has ended without an answer', () => {
    const again = newLookup({ sequence: 3, state: { name: 'queued' } });
    const match = matchOf(lookup, 2);
    expect(stepsOf(visitOf([lookup, match, again]))).toMatchObject({
      next: 'result',
      lookup: again,
      liveLookup: again,
    });
    const stopped = newLookup({ sequence: 3, state: { name: 'cancelled' } });
    expect(stepsOf(visitOf([lookup, match, stopped]))).toMatchObject({ next: 'result', lookup, liveLookup: lookup });
  });

  it('ask for another comparison where the liveness check was done again after it', () => {
    const again = answeredLookup({ sequence: 3 }, 97, newPicture());
    expect(stepsOf(visitOf([lookup, matchOf(lookup, 2), again])).next).toBe('document');
  });

  it('pass over what was left out with a reason, until it is done after all', () => {
    const skipped = { consent: null, liveness: 'The camera is broken', document: null };
    expect(stepsOf(visitOf([], consent, skipped))).toMatchObject({ next: 'document', states: { liveness: 'skipped' } });
    expect(stepsOf(visitOf([lookup], consent, skipped)).states.liveness).toBe('done');
    const all = { consent: 'By phone', liveness: 'No camera', document: 'No document' };
    expect(stepsOf(visitOf([], null, all))).toMatchObject({ next: 'result', states: { result: 'done' } });
  });

  it('go back to what is done again, from the first on', () => {
    const visit = visitOf([lookup, matchOf(lookup, 2)]);
    expect(stepsOf(visit, new Set(['document', 'liveness'])).next).toBe('liveness');
    expect(stepsOf(visit, new Set(['document'])).next).toBe('document');
  });
});
