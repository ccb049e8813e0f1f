import { describe, expect, it } from 'vitest';
import type { Check, FaceMatch, LivenessLookup } from '../../../shared/check/check.ts';
import { type AttemptEnd, nothingLeft } from '../../../shared/check/outcome.ts';
import {
  attemptAt,
  livenessAnswer,
  lookup,
  match,
  matchAnswer,
  measures,
  pictureNumber,
  words,
} from '../testing/samples.ts';
import { inStates, matchInStates } from '../testing/states.ts';
import {
  beginSending,
  interrupted,
  livenessAttemptEnded,
  MOST_AUTOMATIC_LOOKUPS,
  matchAttemptEnded,
  pictureDamaged,
  waitOver,
} from './check-machine.ts';

const WAIT = 2_000;
const doubtful: FaceMatch = { ...match, maybeProcessed: true };

function sending<Kind extends Check>(check: Kind): Kind {
  const begun = beginSending(check, attemptAt(check), 18);
  if (!begun) throw new Error('a queued check may be sent');
  return begun;
}
const matchAfter = (check: FaceMatch, end: AttemptEnd<ReturnType<typeof matchAnswer>>) =>
  matchAttemptEnded(sending(check), end, measures, WAIT);
const lookupAfter = (check: LivenessLookup, end: AttemptEnd<ReturnType<typeof livenessAnswer>>) =>
  livenessAttemptEnded(sending(check), end, measures, WAIT);

const refusal = { kind: 'refused', cause: 'firstImageRefused', words } as const;
const duplicate = { kind: 'refused', cause: 'verificationIdUsed', words } as const;
const block = { kind: 'blocked', cause: 'credentials', words } as const;
const offline = { kind: 'retryable', cause: 'hostNotFound', ...nothingLeft } as const;
const limited = { kind: 'retryable', cause: 'rateLimited', ...nothingLeft, words, retryAfter: 5_000 } as const;
const trouble = { kind: 'retryable', cause: 'vendorTrouble', ...nothingLeft, words } as const;
const unfinished = { kind: 'retryable', cause: 'sessionNotFinished', ...nothingLeft, words } as const;
const broken = { kind: 'ambiguous', cause: 'connectionLost', ...nothingLeft } as const;
const serverError = { kind: 'ambiguous', cause: 'serverError', ...nothingLeft, words } as const;
const portal = { kind: 'ambiguous', cause: 'notTheVendor', ...nothingLeft, answeredBy: 'other' } as const;
const unanswered = { supportReference: null, answeredBy: null, unread: null };
const early = { kind: 'stopped', requestBegan: false } as const;
const late = { kind: 'stopped', requestBegan: true } as const;
const answered = { kind: 'answered', answer: matchAnswer(match.verificationId) } as const;

const waiting = (cause: string, said: typeof words | null) => ({ name: 'waiting', cause, words: said, length: WAIT });
const queued = { name: 'queued' };
const lostBecause = (because: string, said: typeof words | null) => ({ name: 'lost', because, words: said });

describe('an attempt at a face match that ended', () => {
  it.each([
    ['refused', refusal, { name: 'failed', cause: 'firstImageRefused', words }, false],
    ['refused as a duplicate', duplicate, { name: 'failed', cause: 'verificationIdUsed', words }, false],
    ['blocked', block, queued, false],
    ['offline', offline, queued, false],
    ['too often', limited, queued, false],
    ['retryable otherwise', trouble, waiting('vendorTrouble', words), false],
    ['broken off', broken, waiting('connectionLost', null), true],
    ['with a server’s error', serverError, waiting('serverError', words), true],
    ['at somebody else’s', portal, waiting('notTheVendor', null), true],
    ['stopped before a byte had left', early, { name: 'cancelled' }, false],
    ['stopped after a byte had left', late, lostBecause('stopped', null), true],
  ] as const)('%s', (_what, end, state, maybeProcessed) => {
    expect(matchAfter(match, end)).toMatchObject({ state, maybeProcessed });
  });

  it.each([
    ['refused', refusal, lostBecause('refusedAfterDoubt', words)],
    ['refused as a duplicate', duplicate, lostBecause('refusedAfterDoubt', words)],
    ['blocked', block, queued],
    ['offline', offline, queued],
    ['too often', limited, queued],
    ['retryable otherwise', trouble, waiting('vendorTrouble', words)],
    ['broken off', broken, waiting('connectionLost', null)],
    ['with a server’s error', serverError, waiting('serverError', words)],
    ['with a wait that was asked for', { ...serverError, retryAfter: 5_000, answeredBy: 'vendor' }, queued],
    ['stopped before a byte had left', early, lostBecause('stopped', null)],
    ['stopped after a byte had left', late, lostBecause('stopped', null)],
  ] as const)('%s, after an earlier one in doubt: the doubt stays', (_what, end, state) => {
    expect(matchAfter(doubtful, end)).toMatchObject({ state, maybeProcessed: true });
  });

  it('is done when it is answered, in doubt or not', () => {
    const verdict = { kind: 'pass', reasons: ['scoreReachesThreshold'] };
    const { answer } = answered;
    expect(matchAfter(match, answered)).toMatchObject({ state: { name: 'done', answer, verdict } });
    expect(matchAfter(doubtful, answered)).toMatchObject({ state: { name: 'done', answer, verdict } });
  });

  it('is judged by its own id and pictures', () => {
    const foreign = { kind: 'answered', answer: matchAnswer('FD-2') } as const;
    expect(matchAfter(match, foreign)?.state).toMatchObject({
      verdict: { kind: 'notComputable', reasons: ['foreignVerificationId'] },
    });
    const twice = { ...match, first: { from: 'file', picture: match.second } } as const;
    expect(matchAfter(twice, answered)?.state).toMatchObject({
      verdict: { kind: 'review', reasons: ['sameFileTwice'] },
    });
    const { sha256, byteLength } = match.second;
    const original = { format: 'jpeg', width: 3, height: 4, change: 'stripped', sha256, byteLength } as const;
    const copy = { ...pictureNumber(13), original };
    expect(matchAfter({ ...match, first: { from: 'file', picture: copy } }, answered)?.state).toMatchObject({
      verdict: { kind: 'review', reasons: ['sameFileTwice'] },
    });
  });

  it('keeps its question: id, account, pictures, threshold and mode never change', () => {
    for (const end of [answered, refusal, block, offline, limited, trouble, broken, early, late]) {
      const { state, attempts, tries, maybeProcessed, ...question } = match;
      expect(matchAfter(match, end)).toMatchObject(question);
    }
  });
});

describe('an attempt at a liveness lookup that ended', () => {
  it.each([
    ['refused', refusal, { name: 'failed', cause: 'firstImageRefused', words }],
    ['blocked', block, queued],
    ['offline', offline, queued],
    ['too often', limited, queued],
    ['with an unfinished session', unfinished, waiting('sessionNotFinished', words)],
    ['by a web page', { ...unfinished, cause: 'notTheVendor', answeredBy: 'other' }, waiting('notTheVendor', words)],
    [
      'too often, by somebody else’s word',
      { ...limited, answeredBy: 'other', retryAfter: null },
      waiting('rateLimited', words),
    ],
    [
      'with a wait that was asked for, which is its lane’s',
      { ...unfinished, retryAfter: 5_000, answeredBy: 'vendor' },
      queued,
    ],
    ['in doubt, which for a lookup is no worse', broken, waiting('connectionLost', null)],
    ['stopped before a byte had left', early, { name: 'cancelled' }],
    ['stopped after a byte had left', late, { name: 'cancelled' }],
  ] as const)('%s', (_what, end, state) => {
    expect(lookupAfter(lookup, end)?.state).toEqual(state);
  });

  it('is done when it is answered, judged by the policy of its time', () => {
    const answer = livenessAnswer(lookup.sessionId);
    const verdict = { kind: 'pass', reasons: ['confidenceReachesPassMark'] };
    expect(lookupAfter(lookup, { kind: 'answered', answer })?.state).toEqual({ name: 'done', answer, verdict });
  });

  it('asks a person after six tries, and goes on by itself before', () => {
    expect(MOST_AUTOMATIC_LOOKUPS).toBe(6);
    const tried = (tries: number) => lookupAfter({ ...lookup, tries }, unfinished)?.state;
    expect(tried(4)).toEqual(waiting('sessionNotFinished', words));
    expect(tried(5)).toEqual({ name: 'held', because: 'triesUsedUp', cause: 'sessionNotFinished', words });
  });
});

describe('what holds the whole lane back', () => {
  it.each([block, { ...block, cause: 'balance' as const }, { ...block, cause: 'address' as const }, offline, limited])(
    '$cause uses no try of a check up',
    (end) => {
      expect(matchAfter({ ...match, tries: 3 }, end)).toMatchObject({ tries: 3, state: queued });
      expect(lookupAfter({ ...lookup, tries: 5 }, end)).toMatchObject({ tries: 5, state: queued });
    },
  );
});

describe('an attempt', () => {
  it('is on record before anything is sent, and counts as a try', () => {
    const attempt = attemptAt(match);
    expect(beginSending(match, attempt, 18)).toEqual({
      ...match,
      tries: 1,
      attempts: [attempt],
      state: { name: 'sending', sentBytes: 0, totalBytes: 18 },
    });
  });

  it('begins from queued alone, and ends from sending alone', () => {
    for (const check of inStates(
      'done',
      'failed',
      'waiting',
      'held',
      'sending',
      'needs',
      'lost',
      'closed',
      'cancelled',
    )) {
      expect(beginSending(check, attemptAt(check), 18)).toBeNull();
    }
    for (const check of inStates(
      'queued',
      'done',
      'failed',
      'waiting',
      'held',
      'needs',
      'lost',
      'closed',
      'cancelled',
    )) {
      if (check.kind === 'faceMatch') expect(matchAttemptEnded(check, refusal, measures, WAIT)).toBeNull();
      else expect(livenessAttemptEnded(check, refusal, measures, WAIT)).toBeNull();
    }
  });

  it('is closed with its outcome and its measures, and never touched again', () => {
    const once = matchAfter(match, broken);
    const again = once && waitOver(once);
    const twice = again && matchAfter(again, answered);
    const { certificate, ...ended } = measures;
    const first = {
      ...attemptAt(match),
      certificate,
      ended: { ...ended, ...unanswered, outcome: { kind: 'ambiguous', cause: 'connectionLost' } },
    };
    expect(once?.attempts).toEqual([first]);
    expect(twice?.attempts).toEqual([
      first,
      {
        ...attemptAt(match),
        number: 2,
        certificate,
        ended: { ...ended, ...unanswered, outcome: { kind: 'answered' } },
      },
    ]);
  });
});

describe('what the vendor’s support asks for', () => {
  const referenceOf = (check: FaceMatch | LivenessLookup | null) => check?.attempts.at(-1)?.ended?.supportReference;

  it('is kept with the attempt, however it ended', () => {
    const matched = { kind: 'answered', answer: { ...matchAnswer(match.verificationId), requestId: 'req-1' } } as const;
    expect(referenceOf(matchAfter(match, matched))).toBe('req-1');
    const looked = { kind: 'answered', answer: { ...livenessAnswer(lookup.sessionId), ipayUuid: 'h-1' } } as const;
    expect(referenceOf(lookupAfter(lookup, looked))).toBe('h-1');
    for (const end of [refusal, block, limited, serverError]) expect(referenceOf(matchAfter(match, end))).toBe('r');
    for (const end of [offline, broken, early]) expect(referenceOf(matchAfter(match, end))).toBeNull();
  });
});

describe('an attempt that the program did not outlive', () => {
  it('leaves a match in doubt, whatever it was before', () => {
    const state = waiting('interrupted', null);
    expect(interrupted(sending(match), WAIT)).toMatchObject({ state, maybeProcessed: true });
    expect(interrupted(sending(doubtful), WAIT)).toMatchObject({ state, maybeProcessed: true });
  });

  it('is one of a lookup’s six tries', () => {
    expect(interrupted(sending(lookup), WAIT)?.state).toEqual(waiting('interrupted', null));
    expect(interrupted(sending({ ...lookup, tries: 5 }), WAIT)?.state.name).toBe('held');
  });

  it('has no measures: nobody was left to take them', () => {
    expect(interrupted(sending(match), WAIT)?.attempts[0]?.ended).toEqual({
      duration: null,
      clockOffset: null,
      httpStatus: null,
      ...unanswered,
      outcome: { kind: 'ambiguous', cause: 'interrupted' },
    });
  });

  it('is there in sending alone', () => {
    for (const check of inStates(
      'queued',
      'done',
      'failed',
      'waiting',
      'held',
      'needs',
      'lost',
      'closed',
      'cancelled',
    )) {
      expect(interrupted(check, WAIT)).toBeNull();
    }
  });
});

describe('a wait', () => {
  it('leads back to queued, and nothing else does so by itself', () => {
    for (const check of inStates('waiting')) expect(waitOver(check)).toEqual({ ...check, state: queued });
    for (const check of inStates(
      'queued',
      'done',
      'failed',
      'sending',
      'held',
      'needs',
      'lost',
      'closed',
      'cancelled',
    )) {
      expect(waitOver(check)).toBeNull();
    }
  });
});

describe('a picture found damaged before anything was sent', () => {
  it('fails its match, or loses it if that may have been processed', () => {
    expect(pictureDamaged(match)?.state).toEqual({ name: 'failed', cause: 'pictureDamaged', words: null });
    expect(pictureDamaged(doubtful)?.state).toEqual(lostBecause('pictureDamaged', null));
  });

  it('matters to a queued match alone', () => {
    for (const check of matchInStates('done', 'failed', 'waiting', 'held', 'sending', 'needs', 'lost', 'closed')) {
      expect(pictureDamaged(check)).toBeNull();
    }
  });
});
