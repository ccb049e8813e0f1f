import { describe, expect, it } from 'vitest';
import type { Check, FaceMatch, LivenessLookup } from '../../../shared/check.ts';
import { blockCauseSchema, refusalCauseSchema, troubleCauseSchema, type VendorWords } from '../../../shared/outcome.ts';
import { announcementKeys } from './announcement-keys.ts';
import { explain, isOpen, vendorOf } from './explanation.ts';

const common = {
  id: '00000000-0000-4000-8000-000000000001',
  mode: 'practice',
  caseReference: '',
  enteredAt: '2026-11-21T10:00:00.000Z',
} as const;
const picture = {
  id: '00000000-0000-4000-8000-000000000002',
  name: 'a.jpg',
  format: 'jpeg',
  byteLength: 10,
  width: 1,
  height: 1,
  sha256: '0'.repeat(64),
} as const;
const words: VendorWords = { httpStatus: 500, type: null, code: 'x', message: 'y', supportReference: null };

function lookup(state: LivenessLookup['state']): LivenessLookup {
  return {
    kind: 'livenessLookup',
    ...common,
    attempts: [],
    sessionId: 's',
    customerIp: '203.0.113.7',
    policy: null,
    state,
  };
}

function match(state: FaceMatch['state'], maybeProcessed = false): FaceMatch {
  return {
    kind: 'faceMatch',
    ...common,
    attempts: [],
    verificationId: 'v',
    threshold: 0.75,
    first: picture,
    second: picture,
    policy: { threshold: 0.75 },
    maybeProcessed,
    state,
  };
}

const waiting = { name: 'waiting', cause: 'serverError', words, retryAfter: null } as const;
const blocked = { name: 'queued', blockedBy: { cause: 'balance', words } } as const;

describe('explain', () => {
  it('says of a doubtful match that it can not be charged twice, and of a sure one that it was not charged', () => {
    expect(explain(match(waiting, true))?.meaning).toBe('explanation.waiting.doubt');
    expect(explain(match(waiting))?.meaning).toBe('explanation.waiting.safe');
    expect(explain(match(blocked, true))?.meaning).toBe('explanation.blocked.doubt');
    expect(explain(match(blocked))?.meaning).toBe('explanation.blocked.meaning');
  });

  it('says of a lookup that it only reads', () => {
    expect(explain(lookup(waiting))?.meaning).toBe('explanation.waiting.liveness');
  });

  it('does not put it on the vendor that there are no credentials', () => {
    const held = (words: VendorWords | null) =>
      explain(match({ name: 'queued', blockedBy: { cause: 'credentials', words } }))?.happened;
    expect(held(null)).toBe('explanation.blocked.ownFinding.happened');
    expect(held(words)).toBe('blockCause.credentials.happened');
  });

  it('offers to try again where that is possible, and to stop what is under way', () => {
    expect(explain(match(waiting))?.actions).toEqual(['tryAgain', 'giveUp']);
    expect(explain(match(blocked))?.actions).toEqual(['tryAgain', 'giveUp']);
    expect(explain(match({ name: 'sending', sentBytes: 0, totalBytes: 9 }))?.actions).toEqual(['stop']);
    expect(explain(match({ name: 'queued', blockedBy: null }))?.actions).toEqual(['stop']);
    expect(explain(match({ name: 'lost', because: 'stopped', words: null }))?.actions).toEqual([]);
    expect(explain(match({ name: 'cancelled' }))?.actions).toEqual([]);
  });

  it('tells sending from waiting for the answer', () => {
    expect(explain(match({ name: 'sending', sentBytes: 4, totalBytes: 9 }))?.title).toBe('state.sending');
    expect(explain(match({ name: 'sending', sentBytes: 9, totalBytes: 9 }))?.title).toBe('state.asking');
    expect(explain(match({ name: 'sending', sentBytes: 0, totalBytes: 0 }))?.title).toBe('state.sending');
  });

  it('passes the vendor’s words and wait on', () => {
    const limited = explain(match({ name: 'waiting', cause: 'rateLimited', words, retryAfter: 42_000 }));
    expect(limited?.words).toBe(words);
    expect(limited?.retryAfter).toBe(42_000);
  });

  it('has a sentence for what happened and what it means in every state', () => {
    const states: Check['state'][] = [
      { name: 'queued', blockedBy: null },
      { name: 'sending', sentBytes: 0, totalBytes: 1 },
      { name: 'cancelled' },
      { name: 'lost', because: 'stopped', words: null },
      { name: 'lost', because: 'refusedAfterDoubt', words },
      ...blockCauseSchema.options.map((cause) => ({ name: 'queued', blockedBy: { cause, words } }) as const),
      ...troubleCauseSchema.options.map((cause) => ({ ...waiting, cause }) as const),
      ...refusalCauseSchema.options.map((cause) => ({ name: 'failed', cause, words }) as const),
    ];
    for (const state of states) {
      for (const check of [lookup(state as LivenessLookup['state']), match(state as FaceMatch['state'], true)]) {
        const explanation = explain(check);
        expect(explanation?.happened, state.name).toEqual(expect.any(String));
        expect(explanation?.meaning, state.name).toEqual(expect.any(String));
        if (explanation?.tone !== 'busy') expect(explanation?.next, state.name).toEqual(expect.any(String));
        expect(announcementKeys(check)).toHaveLength(2);
      }
    }
  });
});

describe('isOpen', () => {
  it('is true while a result may still come', () => {
    expect(isOpen(match(waiting))).toBe(true);
    expect(isOpen(match(blocked))).toBe(true);
    expect(isOpen(match({ name: 'cancelled' }))).toBe(false);
    expect(isOpen(match({ name: 'failed', cause: 'duplicate', words }))).toBe(false);
  });
});

describe('vendorOf', () => {
  it('knows whom each check goes to', () => {
    expect(vendorOf(lookup(waiting))).toBe('instantPay');
    expect(vendorOf(match(waiting))).toBe('cashfree');
  });
});
