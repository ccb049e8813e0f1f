import { describe, expect, test } from 'vitest';
import type { LedgerEntry } from '../../electron/simulator/ledger/ledger.ts';
import type { Attempt, FaceMatch } from '../../shared/check/check.ts';
import { emptyBook } from './book.ts';
import { type Aftermath, findings } from './findings.ts';
import { type Kill, placeOf } from './kills.ts';
import type { Exchange } from './witness.ts';

/** The life in which the check below was entered and sent; times in milliseconds. */
const kill: Kill = { target: 'anyTime', launchedAt: 1_000, killedAt: 5_000 };
const picture = {
  name: 'a.jpg',
  format: 'jpeg',
  byteLength: 1,
  width: 1,
  height: 1,
  sight: 'whole',
  original: null,
  advice: null,
} as const;
const [first, second] = ['a', 'b'].map((letter) => ({ ...picture, id: letter, sha256: letter.repeat(64) }));

function attempt(outcome: NonNullable<Attempt['ended']>['outcome'], startedAt = 2_000): Attempt {
  return {
    number: 1,
    vendor: 'cashfree',
    host: 'practice',
    clientId: 'somebody',
    certificate: null,
    startedAt: new Date(startedAt).toISOString(),
    times: 1,
    lastAt: null,
    ended: {
      duration: null,
      clockOffset: null,
      httpStatus: null,
      supportReference: null,
      answeredBy: null,
      unread: null,
      outcome,
    },
  };
}
const interrupted = attempt({ kind: 'ambiguous', cause: 'interrupted' });
const answered = attempt({ kind: 'answered' }, 6_000);

function match(changes: Partial<FaceMatch> = {}): FaceMatch {
  return {
    kind: 'faceMatch',
    id: 'one',
    sequence: 1,
    mode: 'practice',
    caseId: null,
    caseReference: '',
    agent: { name: '', code: '' },
    enteredAt: new Date(1_500).toISOString(),
    predecessor: null,
    tries: 1,
    attempts: [answered],
    verificationId: 'kill-1',
    threshold: 0.75,
    first: { from: 'file', picture: first ?? null },
    second,
    policy: { threshold: 0.75 },
    maybeProcessed: false,
    state: {
      name: 'done',
      answer: { refId: '7', score: 0.9 },
      verdict: { kind: 'pass', reasons: ['scoreReachesThreshold'] },
    },
    ...changes,
  } as FaceMatch;
}

const lost = { name: 'lost', because: 'refusedAfterDoubt', words: null } as const;

function exchange(changes: Partial<Exchange> = {}): Exchange {
  const answer = { status: 200, reference: '7', score: 0.9 };
  return {
    connection: 1,
    bodyLength: 1,
    fault: null,
    vendor: 'cashfree',
    at: { connected: 2_001 },
    subject: 'kill-1',
    accepted: true,
    answer,
    ...changes,
  };
}

function entry(verificationId: string): LedgerEntry {
  const hashes = { firstImageSha256: 'a'.repeat(64), secondImageSha256: 'b'.repeat(64) };
  const call = { vendor: 'cashfree', clientId: 'somebody', threshold: '0.75', ...hashes } as const;
  return { sequence: 1, at: '2026-11-20T06:30:00.000Z', verificationId, ...call };
}

function aftermath(changes: Partial<Aftermath> = {}): Aftermath {
  const book = emptyBook();
  book.entered.push({ kind: 'faceMatch', subject: 'kill-1', id: 'one', at: 1_400 });
  return { checks: [match()], exchanges: [exchange()], book, ledger: [entry('kill-1')], ...changes };
}

describe('the kill test finds', () => {
  test('nothing where all is well', () => {
    expect(findings(aftermath())).toEqual([]);
  });

  test.each<[string, Partial<Aftermath>, RegExp]>([
    ['a check that is gone', { checks: [], ledger: [] }, /confirmed as one and is not on record/],
    ['a check that is there twice', { checks: [match(), match({ id: 'two' })] }, /on record 2 times/],
    ['a check that nobody entered', { checks: [match(), match({ id: 'x', verificationId: 'y' })] }, /nobody entered/],
    ['a charge that nobody entered', { ledger: [entry('kill-1'), entry('foreign')] }, /foreign was accepted/],
    ['a check that is stuck', { checks: [match({ state: { name: 'queued' } })] }, /never came to rest/],
    ['an attempt without an end', { checks: [match({ attempts: [{ ...answered, ended: null }] })] }, /without an end/],
    ['one id accepted twice', { ledger: [entry('kill-1'), entry('kill-1')] }, /one id was accepted twice/],
    ['a pair of pictures under two ids', { ledger: [entry('kill-1'), entry('kill-2')] }, /under each/],
    [
      'pictures that are not the check’s own',
      { checks: [match({ second: { ...picture, id: 'c', sha256: 'c' } })] },
      /other pictures/,
    ],
    ['a charge that the records hide', { checks: [match({ state: { name: 'cancelled' } })] }, /do not say so/],
    ['a doubt that was forgotten', { checks: [match({ attempts: [interrupted, answered] })] }, /is not in doubt/],
    [
      'an answer that was not given',
      { exchanges: [exchange({ answer: { status: 200, reference: '7', score: 0.1 } })] },
      /shows/,
    ],
    ['an answer that was given to another check', { exchanges: [exchange({ subject: 'other' })] }, /shows/],
  ])('%s', (_, changes, problem) => {
    expect(findings(aftermath(changes)).join('\n')).toMatch(problem);
  });

  test('no fault in a lost match that it asked about again', () => {
    const all = aftermath({
      checks: [
        match({ state: { name: 'closed', was: 'lost', successor: 'two' }, maybeProcessed: true }),
        match({ id: 'two', verificationId: 'new', predecessor: 'one' }),
      ],
      exchanges: [exchange({ subject: 'new' })],
      ledger: [entry('kill-1'), entry('new')],
    });
    expect(findings(all).join('\n')).toMatch(/under each/);
    all.book.askedAgain.add('one');
    expect(findings(all)).toEqual([]);
  });
});

describe('a kill fell', () => {
  const inDoubt = match({ maybeProcessed: true, state: lost, attempts: [interrupted] });
  const fell = (changes: Partial<Aftermath>) => placeOf(kill, aftermath({ checks: [inDoubt], ...changes }));
  const at = { connected: 2_001, headersRead: 2_002, bodyBegun: 2_003 };

  test.each<[string, Partial<Exchange> | null, string]>([
    ['no connection', null, 'beforeSending'],
    ['a connection and no more', { at: { connected: 2_001 }, answer: null, accepted: false }, 'beforeSending'],
    ['a part of the body', { at, answer: null, accepted: false }, 'duringBody'],
    [
      'the rest only after the kill',
      { at: { ...at, requestRead: 5_001, processed: 5_002 }, answer: null },
      'requestGone',
    ],
    ['a processed request', { at: { ...at, requestRead: 2_004, processed: 2_005 }, answer: null }, 'afterProcessing'],
    [
      'a whole answer',
      { at: { ...at, requestRead: 2_004, processed: 2_005, answered: 4_999 } },
      'betweenAnswerAndCommit',
    ],
    [
      'an answer after the kill',
      { at: { ...at, requestRead: 2_004, processed: 2_005, answered: 5_001 } },
      'afterProcessing',
    ],
    ['the end of a broken connection', { at: { ...at, ended: 4_000 }, answer: null, accepted: false }, 'afterFault'],
  ])('where the vendor saw %s and the attempt is found interrupted', (_, seen, place) => {
    expect(fell({ exchanges: seen === null ? [] : [exchange(seen)] })).toBe(place);
  });

  test('before sending, where a check was on record and had its first attempt in another life', () => {
    expect(fell({ checks: [match()], exchanges: [] })).toBe('beforeSending');
  });

  test('after an answer was kept, where its attempt is on record as answered', () => {
    const kept = match({ attempts: [attempt({ kind: 'answered' })] });
    expect(fell({ checks: [kept], exchanges: [exchange({ at: { ...at, answered: 4_990 } })] })).toBe('settled');
  });
});
