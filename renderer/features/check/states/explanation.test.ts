import { describe, expect, it } from 'vitest';
import { type Check, type FaceMatch, heldReasons, type LivenessLookup } from '../../../../shared/check/check.ts';
import { type Pause, pauseSchema } from '../../../../shared/check/lane.ts';
import { failureCauseSchema, troubleCauseSchema, type VendorWords } from '../../../../shared/check/outcome.ts';
import { explain } from './explanation.ts';
import { isOpen, isUnderWay, mayBeAnswered } from './is-open.ts';

const common = {
  id: '00000000-0000-4000-8000-000000000001',
  mode: 'practice',
  caseReference: '',
  agent: { name: '', code: '' },
  enteredAt: '2026-11-21T10:00:00.000Z',
  sequence: 1,
  caseId: null,
  predecessor: null,
  tries: 0,
} as const;
const picture = {
  id: '00000000-0000-4000-8000-000000000002',
  name: 'a.jpg',
  format: 'jpeg',
  byteLength: 10,
  width: 1,
  height: 1,
  sha256: '0'.repeat(64),
  sight: 'whole',
  original: null,
  advice: null,
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
    first: { from: 'file', picture },
    second: picture,
    policy: { threshold: 0.75 },
    maybeProcessed,
    account: null,
    state,
  };
}

const waiting = { name: 'waiting', cause: 'serverError', words, length: 5000 } as const;
const queued = { name: 'queued' } as const;
const length = 42_000;

/** Every reason for a pause, in each of its forms. */
const pauses: Pause[] = [
  ...troubleCauseSchema.options.map((cause) => ({ reason: 'offline', cause, failures: 1, length }) as const),
  { reason: 'rateLimited', words, failures: 1, length, askedBy: null },
  { reason: 'rateLimited', words, failures: 1, length, askedBy: 'vendor' },
  { reason: 'rateLimited', words: null, failures: 1, length, askedBy: 'other' },
  { reason: 'credentials', words: null },
  { reason: 'credentials', words },
  { reason: 'balance', words, length },
  { reason: 'address', words, length },
  { reason: 'environment', said: 'SANDBOX' },
  { reason: 'storage', trouble: 'full', length },
  { reason: 'storage', trouble: 'refused', length },
];
const balance: Pause = { reason: 'balance', words, length };
const held = (pause: Pause) => ({ pause, stopped: false });
const stopped = { pause: null, stopped: true };

const states: Check['state'][] = [
  queued,
  { name: 'sending', sentBytes: 0, totalBytes: 1 },
  { name: 'cancelled' },
  ...(['stopped', 'refusedAfterDoubt', 'otherAccount', 'pictureDamaged', 'deleted'] as const).map(
    (because) => ({ name: 'lost', because, words: null }) as const,
  ),
  { name: 'held', because: 'restored', cause: null, words: null },
  ...troubleCauseSchema.options.flatMap((cause) => [
    { ...waiting, cause } as const,
    ...heldReasons.map((because) => ({ name: 'held', because, cause, words: null }) as const),
  ]),
  ...failureCauseSchema.options.map((cause) => ({ name: 'failed', cause, words }) as const),
  { name: 'needs', what: 'answer' },
  { name: 'needs', what: 'consent' },
  { name: 'needs', what: 'question' },
  { name: 'closed', was: 'failed', successor: null },
  { name: 'closed', was: 'lost', successor: null },
  { name: 'closed', was: 'lost', successor: common.id },
];

describe('explain', () => {
  it('says of a doubtful match that it can not be charged twice, and of a sure one that it was not charged', () => {
    expect(explain(match(waiting, true))?.meaning).toBe('explanation.waiting.doubt');
    expect(explain(match(waiting))?.meaning).toBe('explanation.waiting.safe');
    expect(explain(match(queued, true), held(balance))?.meaning).toBe('explanation.blocked.doubt');
    expect(explain(match(queued), held(balance))?.meaning).toBe('explanation.blocked.meaning');
    expect(explain(match(queued, true), stopped)?.meaning).toBe('explanation.stopped.doubt');
  });

  it('says of a lookup that it only reads', () => {
    expect(explain(lookup(waiting))?.meaning).toBe('explanation.waiting.liveness');
  });

  it('does not put it on the vendor that there are no credentials', () => {
    const happened = (found: VendorWords | null) =>
      explain(match(queued), held({ reason: 'credentials', words: found }))?.happened;
    expect(happened(null)).toBe('explanation.blocked.ownFinding.happened');
    expect(happened(words)).toBe('blockCause.credentials.happened');
  });

  it('offers to send what has not been sent, and to try again what has', () => {
    const attempt = { number: 1 } as Check['attempts'][number];
    expect(explain(match(queued), held(balance))?.actions).toEqual(['sendNow', 'giveUp']);
    expect(explain({ ...match(queued), attempts: [attempt] }, held(balance))?.actions).toEqual(['tryAgain', 'giveUp']);
    expect(explain(match(waiting))?.actions).toEqual(['tryAgain', 'giveUp']);
    expect(explain(match({ name: 'sending', sentBytes: 0, totalBytes: 9 }))?.actions).toEqual(['stop']);
    expect(explain(match(queued))?.actions).toEqual(['stop']);
    expect(explain(match({ name: 'cancelled' }))?.actions).toEqual([]);
  });

  it('offers to resume what a person has paused, whatever else holds it', () => {
    expect(explain(match(queued), stopped)?.actions).toEqual(['resume', 'giveUp']);
    expect(explain(match(queued), { pause: balance, stopped: true })?.actions).toEqual(['resume', 'giveUp']);
    expect(explain(match(waiting), stopped)?.actions).toEqual(['resume', 'giveUp']);
  });

  it('leaves it to a person what becomes of a failed and of a lost one', () => {
    const failed = (cause: 'inputRefused' | 'verificationIdUsed') => explain(match({ name: 'failed', cause, words }));
    expect(failed('inputRefused')?.actions).toEqual(['edit', 'tryAgain', 'close']);
    expect(failed('verificationIdUsed')?.actions).toEqual(['edit', 'close']);
    expect(explain(match({ name: 'lost', because: 'stopped', words: null }))?.actions).toEqual(['decide']);
    expect(explain(match({ name: 'lost', because: 'pictureDamaged', words: null }))?.actions).toEqual(['close']);
  });

  it('asks before it compares with the picture of a lookup that did not pass', () => {
    expect(explain(match({ name: 'needs', what: 'consent' }))?.actions).toEqual(['consent', 'giveUp']);
    expect(explain(match({ name: 'needs', what: 'answer' }))?.actions).toEqual(['giveUp']);
  });

  it('tells sending from waiting for the answer', () => {
    expect(explain(match({ name: 'sending', sentBytes: 4, totalBytes: 9 }))?.title).toBe('state.sending');
    expect(explain(match({ name: 'sending', sentBytes: 9, totalBytes: 9 }))?.title).toBe('state.asking');
    expect(explain(match({ name: 'sending', sentBytes: 0, totalBytes: 0 }))?.title).toBe('state.sending');
    // Whatever comes of it can't be written down; nothing that a person could do about the check itself would be either.
    const full = held({ reason: 'storage', trouble: 'full', length: 5000 });
    expect(explain(match({ name: 'sending', sentBytes: 9, totalBytes: 9 }), full)).toMatchObject({
      title: 'state.unkept',
      happened: 'explanation.storage.full.sending',
      meaning: 'explanation.storage.sending.match',
      next: 'explanation.storage.full.sendingNext',
      actions: [],
    });
  });

  it('passes the vendor’s words on, the check’s own and its lane’s', () => {
    expect(explain(match(waiting))?.words).toBe(words);
    expect(explain(match(queued), held(balance))?.words).toBe(words);
  });

  it('says at once that a session will be gone before a wait is over that an answer asked for', () => {
    const pause = { reason: 'rateLimited', words, failures: 1, length, askedBy: 'vendor' } as const;
    const aMinuteOld = Date.parse(common.enteredAt) + 60_000;
    const waitingFor = (minutes: number, check: Check = lookup(queued)) =>
      explain(check, { ...held(pause), remaining: minutes * 60_000 }, aMinuteOld);
    expect(waitingFor(30)).toMatchObject({
      happened: 'explanation.rateLimited.dies.happened',
      next: 'explanation.rateLimited.dies.next',
      values: { count: 30 },
    });
    expect(waitingFor(1)?.happened).toBe('explanation.rateLimited.happened');
    expect(waitingFor(30, match(queued))?.happened).toBe('explanation.rateLimited.happened');
  });

  it('says that our own limit holds a check back', () => {
    const explanation = explain(match(queued), { pause: null, stopped: false, limit: 100 });
    expect(explanation).toMatchObject({ happened: 'explanation.limit.happened', values: { limit: 100 } });
  });

  it('has three sentences in every state, and for every reason that holds a lane', () => {
    const holds = [{ pause: null, stopped: false }, stopped, ...pauses.map(held)];
    for (const state of states) {
      for (const hold of holds) {
        for (const check of [
          lookup(state as LivenessLookup['state']),
          match(state as FaceMatch['state']),
          match(state as FaceMatch['state'], true),
        ]) {
          const explanation = explain(check, hold);
          expect(explanation?.happened, state.name).toEqual(expect.any(String));
          expect(explanation?.meaning, state.name).toEqual(expect.any(String));
          if (explanation?.tone !== 'busy') expect(explanation?.next, state.name).toEqual(expect.any(String));
        }
      }
    }
  });

  it('is shown here with every reason for a pause', () => {
    const reasons = pauseSchema.options.map((option) => option.shape.reason.value);
    expect(new Set(pauses.map(({ reason }) => reason))).toEqual(new Set(reasons));
  });
});

describe('the states of a check', () => {
  const failed = match({ name: 'failed', cause: 'duplicate', words });

  it('are open until the check is over', () => {
    expect(isOpen(match(waiting))).toBe(true);
    expect(isOpen(failed)).toBe(true);
    expect(isOpen(match({ name: 'cancelled' }))).toBe(false);
  });

  it('promise an answer until the check has failed or is lost', () => {
    expect(mayBeAnswered(match(queued))).toBe(true);
    expect(mayBeAnswered(failed)).toBe(false);
  });

  it('are under way while nothing holds the lane', () => {
    expect(isUnderWay(match(queued))).toBe(true);
    expect(isUnderWay(match(queued), held(balance))).toBe(false);
    expect(isUnderWay(match(queued), stopped)).toBe(false);
    expect(isUnderWay(match(waiting))).toBe(false);
  });
});
