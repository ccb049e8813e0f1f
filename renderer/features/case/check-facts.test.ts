import { describe, expect, it } from 'vitest';
import type { Check, FaceMatch, LivenessLookup } from '../../../shared/check/check.ts';
import { canCount, checksOf, factsOf } from './check-facts.ts';

const common = {
  mode: 'practice',
  caseId: null,
  caseReference: '',
  agent: { name: '', code: '' },
  enteredAt: '2026-03-01T08:00:00.000Z',
  predecessor: null,
  tries: 1,
  attempts: [],
} as const;
const lookup = {
  ...common,
  kind: 'livenessLookup',
  id: '00000000-0000-4000-8000-000000000001',
  sequence: 1,
  sessionId: 'session',
  customerIp: '203.0.113.7',
  policy: null,
  state: {
    name: 'done',
    answer: { confidence: { found: 'one', value: 97.2 }, environment: 'SANDBOX' },
    verdict: { kind: 'pass', reasons: ['confidenceReachesPassMark'] },
  },
} as unknown as LivenessLookup;
const match = {
  ...common,
  kind: 'faceMatch',
  id: '00000000-0000-4000-8000-000000000002',
  sequence: 2,
  verificationId: 'FD-1',
  state: { name: 'cancelled' },
} as unknown as FaceMatch;

describe('what a row says of a check', () => {
  it('is its confidence or score, and what the answer says of itself', () => {
    expect(factsOf(lookup)).toMatchObject({ subject: 'session', verdict: 'pass', score: 97.2, environment: 'SANDBOX' });
    expect(factsOf(match)).toMatchObject({ subject: 'FD-1', state: 'cancelled', verdict: null, score: null });
  });

  it('leaves out a confidence that is not a single one', () => {
    const doubtful = {
      ...lookup,
      state: { ...lookup.state, answer: { confidence: { found: 'conflict' }, environment: null } },
    } as Check;
    expect(factsOf(doubtful).score).toBeNull();
  });
});

describe('the checks of a case', () => {
  it('count unless they are over without an answer', () => {
    expect([lookup, match].map(canCount)).toEqual([true, false]);
  });

  it('are parted by kind, the newest first', () => {
    const later = { ...lookup, sequence: 3 };
    expect(checksOf([lookup, match, later], 'livenessLookup')).toEqual([later, lookup]);
  });
});
