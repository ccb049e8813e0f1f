import { describe, expect, it } from 'vitest';
import type { FaceMatch, LivenessLookup } from '../../shared/check.ts';
import { DEFAULT_MATCH_POLICY, PRACTICE_LIVENESS_POLICY } from '../../shared/limits.ts';
import type { VendorWords } from '../../shared/outcome.ts';
import { beginSending, cancel, livenessAttemptEnded, matchAttemptEnded, sendAgain } from './machine.ts';

const common = {
  id: '00000000-0000-4000-8000-000000000001',
  mode: 'practice',
  caseReference: '',
  enteredAt: '2026-11-20T06:30:00.000Z',
  attempts: [],
  state: { name: 'queued', blockedBy: null },
} as const;
const picture = (sha: string) =>
  ({
    id: common.id,
    name: 'a.jpg',
    format: 'jpeg',
    byteLength: 9,
    width: 3,
    height: 4,
    sha256: sha.repeat(64),
  }) as const;
const match: FaceMatch = {
  ...common,
  attempts: [],
  kind: 'faceMatch',
  verificationId: 'FD-1',
  threshold: 0.75,
  first: picture('a'),
  second: picture('b'),
  policy: DEFAULT_MATCH_POLICY,
  maybeProcessed: false,
};
const lookup: LivenessLookup = {
  ...common,
  attempts: [],
  kind: 'livenessLookup',
  sessionId: common.id,
  customerIp: '203.0.113.7',
  policy: PRACTICE_LIVENESS_POLICY,
};
const words: VendorWords = { httpStatus: 400, type: 't', code: 'c', message: 'm', supportReference: null };
const sending = <Kind extends FaceMatch | LivenessLookup>(check: Kind): Kind => ({
  ...check,
  state: { name: 'sending', sentBytes: 0, totalBytes: 18 },
});
const doubtful: FaceMatch = { ...match, maybeProcessed: true };
const answer = {
  status: 'SUCCESS',
  refId: '1',
  verificationId: 'FD-1',
  result: 'YES',
  score: 0.9,
  requestId: null,
  raw: '{}',
};
const refusal = { kind: 'refused', cause: 'verificationIdUsed', words } as const;
const block = { kind: 'blocked', cause: 'credentials', words } as const;
const retry = { kind: 'retryable', cause: 'rateLimited', words, retryAfter: 5_000 } as const;
const doubt = { kind: 'ambiguous', cause: 'connectionLost', words: null } as const;
const stopped = (requestBegan: boolean) => ({ kind: 'stopped', requestBegan }) as const;

describe('an attempt at a face match that ended', () => {
  it.each([
    ['answered', match, { kind: 'answered', answer }, 'done', false],
    ['refused', match, refusal, 'failed', false],
    ['refused after a doubtful attempt', doubtful, refusal, 'lost', true],
    ['blocked', match, block, 'queued', false],
    ['blocked after a doubtful attempt', doubtful, block, 'queued', true],
    ['retryable', match, retry, 'waiting', false],
    ['retryable after a doubtful attempt', doubtful, retry, 'waiting', true],
    ['ambiguous', match, doubt, 'waiting', true],
    ['stopped before a byte had left', match, stopped(false), 'cancelled', false],
    ['stopped after a byte had left', match, stopped(true), 'lost', true],
    ['stopped early in an attempt after a doubtful one', doubtful, stopped(false), 'lost', true],
  ] as const)('%s', (_what, check, end, state, maybeProcessed) => {
    expect(matchAttemptEnded(sending(check), end)).toMatchObject({ state: { name: state }, maybeProcessed });
  });

  it('keeps its question: id, pictures and threshold never change', () => {
    for (const end of [refusal, block, retry, doubt, stopped(true)]) {
      const { first, second, threshold, verificationId } = matchAttemptEnded(sending(match), end) ?? {};
      expect({ first, second, threshold, verificationId }).toEqual({
        first: match.first,
        second: match.second,
        threshold: 0.75,
        verificationId: 'FD-1',
      });
    }
  });

  it('is judged against the pictures that were sent', () => {
    const twice = { ...match, second: match.first };
    expect(matchAttemptEnded(sending(twice), { kind: 'answered', answer })?.state).toMatchObject({
      verdict: { kind: 'review', reasons: ['sameFileTwice'] },
    });
  });
});

describe('an attempt at a liveness lookup that ended', () => {
  it.each([
    ['refused', refusal, 'failed'],
    ['blocked', block, 'queued'],
    ['retryable', retry, 'waiting'],
    ['ambiguous, which for a lookup is no worse', doubt, 'waiting'],
    ['stopped, whether or not a byte had left', stopped(true), 'cancelled'],
  ] as const)('%s', (_what, end, state) => {
    expect(livenessAttemptEnded(sending(lookup), end)).toMatchObject({ state: { name: state } });
  });
});

describe('a step that the state does not allow', () => {
  it('is not taken', () => {
    const done = matchAttemptEnded(sending(match), { kind: 'answered', answer });
    const blocked = matchAttemptEnded(sending(match), block);
    if (!done || !blocked) throw new Error('both must be allowed');
    expect(matchAttemptEnded(match, refusal)).toBeNull();
    expect(livenessAttemptEnded(lookup, refusal)).toBeNull();
    expect(beginSending(sending(match), 1)).toBeNull();
    expect(beginSending(blocked, 1)).toBeNull();
    expect(beginSending(done, 1)).toBeNull();
    expect(sendAgain(done)).toBeNull();
    expect(sendAgain(match)).toBeNull();
    expect(sendAgain(sending(match))).toBeNull();
    expect(cancel(done)).toBeNull();
    expect(cancel(sending(match))).toBeNull();
  });

  it('a person may send again what waits, failed or was blocked, and cancel what has not gone', () => {
    for (const end of [retry, doubt, refusal, block]) {
      const ended = matchAttemptEnded(sending(match), end);
      expect(ended && sendAgain(ended)?.state).toEqual({ name: 'queued', blockedBy: null });
    }
    expect(cancel(match)?.state.name).toBe('cancelled');
    expect(cancel(doubtful)?.state.name).toBe('lost');
    expect(cancel(lookup)?.state.name).toBe('cancelled');
  });
});
