import { describe, expect, it } from 'vitest';
import type { Lane, LaneState, Pause } from '../../../shared/check/lane.ts';
import { type AttemptEnd, nothingLeft, troubleCauseSchema } from '../../../shared/check/outcome.ts';
import { words } from '../testing/samples.ts';
import {
  concernsLane,
  failuresOf,
  laneAfter,
  laneMaySend,
  laneResumed,
  laneWait,
  PROBE_EVERY,
  type ResumeReason,
  withoutCredentials,
} from './lane-machine.ts';

const WAIT = 3_000;
const open: LaneState = { name: 'open' };
const halfOpen = (failures = 0): LaneState => ({ name: 'halfOpen', failures });
const paused = (pause: Pause): LaneState => ({ name: 'paused', pause });
const lane = (state: LaneState, mode: Lane['mode'] = 'sandbox'): Lane => ({
  vendor: 'cashfree',
  mode,
  state,
  stopped: false,
});
const stateAfter = (state: LaneState, end: AttemptEnd<unknown>) => laneAfter(lane(state), end, null, WAIT);

const pauses: Readonly<Record<Pause['reason'], Pause>> = {
  offline: { reason: 'offline', cause: 'hostNotFound', failures: 2, length: WAIT },
  rateLimited: { reason: 'rateLimited', words, failures: 2, length: WAIT, askedBy: null },
  credentials: { reason: 'credentials', words },
  balance: { reason: 'balance', words, length: PROBE_EVERY },
  address: { reason: 'address', words, length: PROBE_EVERY },
  environment: { reason: 'environment', said: 'LIVE' },
  storage: { reason: 'storage', trouble: 'full', length: WAIT },
};
const everyState: readonly LaneState[] = [open, halfOpen(), halfOpen(3), ...Object.values(pauses).map(paused)];

const answered = { kind: 'answered', answer: {} } as const;
const refused = { kind: 'refused', cause: 'firstImageRefused', words } as const;
const blocked = (cause: 'credentials' | 'balance' | 'address') => ({ kind: 'blocked', cause, words }) as const;
const retryable = (cause: 'hostNotFound' | 'rateLimited' | 'silence' | 'pending' | 'sessionNotFinished') =>
  ({ kind: 'retryable', cause, ...nothingLeft }) as const;
const ambiguous = (
  cause: 'connectionLost' | 'silence' | 'notTheVendor' | 'redirect' | 'serverError' | 'answerUnreadable',
) => ({ kind: 'ambiguous', cause, ...nothingLeft }) as const;

describe('a lane after an attempt', () => {
  it.each([
    ['answered', answered, open],
    ['refused: that was about the check alone', refused, open],
    ['blocked by credentials', blocked('credentials'), paused({ reason: 'credentials', words })],
    ['blocked by balance', blocked('balance'), paused({ reason: 'balance', words, length: PROBE_EVERY })],
    ['blocked by address', blocked('address'), paused({ reason: 'address', words, length: PROBE_EVERY })],
    [
      'too often',
      retryable('rateLimited'),
      paused({ reason: 'rateLimited', words: null, failures: 1, length: WAIT, askedBy: null }),
    ],
    ['with an unfinished session', retryable('sessionNotFinished'), open],
    ['with a server’s error', ambiguous('serverError'), open],
    ['with an answer that can’t be read', ambiguous('answerUnreadable'), open],
  ] as const)('%s', (_what, end, state) => {
    expect(stateAfter(open, end)).toEqual(state);
    expect(stateAfter(halfOpen(), end)).toEqual(state);
  });

  it.each([
    retryable('hostNotFound'),
    retryable('silence'),
    ambiguous('silence'),
    ambiguous('connectionLost'),
    ambiguous('notTheVendor'),
    ambiguous('redirect'),
  ])('is offline after $kind $cause, and names it', (end) => {
    const pause = { reason: 'offline', cause: end.cause, failures: 1, length: WAIT } as const;
    expect(stateAfter(open, end)).toEqual(paused(pause));
  });

  it('counts its failures in a row', () => {
    const again = stateAfter(halfOpen(4), retryable('hostNotFound'));
    expect(failuresOf(again)).toBe(5);
    expect(failuresOf(stateAfter(halfOpen(4), answered))).toBe(0);
  });

  it('stays as it was after a person’s stop, and after what was our own fault', () => {
    for (const state of everyState) {
      expect(stateAfter(state, { kind: 'stopped', requestBegan: true })).toBe(state);
      expect(stateAfter(state, { kind: 'ambiguous', cause: 'interrupted', ...nothingLeft })).toBe(state);
      expect(stateAfter(state, { kind: 'ambiguous', cause: 'programFault', ...nothingLeft })).toBe(state);
    }
  });

  it.each([
    ['production', 'SANDBOX', true],
    ['production', 'LIVE', false],
    ['production', 'live', false],
    ['production', null, false],
    ['sandbox', 'LIVE', true],
    ['sandbox', 'SANDBOX', false],
    ['practice', 'LIVE', false],
    ['practice', 'SANDBOX', false],
  ] as const)('in %s, on an answer from %s, is paused: %s', (mode, said, isPaused) => {
    const state = laneAfter(lane(open, mode), answered, said, WAIT);
    expect(state).toEqual(isPaused && said ? paused({ reason: 'environment', said }) : open);
  });
});

describe('a wait that an answer asked for', () => {
  const asked = { kind: 'ambiguous', cause: 'serverError', ...nothingLeft, retryAfter: 1_800_000 } as const;
  const byVendor = { ...asked, words, answeredBy: 'vendor' } as const;
  const byOther = { ...asked, answeredBy: 'other' } as const;
  const waitFor = (askedBy: 'vendor' | 'other') =>
    paused({ reason: 'rateLimited', words: askedBy === 'vendor' ? words : null, failures: 1, length: WAIT, askedBy });

  it('pauses the lane, whatever the answer was and whoever asked', () => {
    expect(stateAfter(open, byVendor)).toEqual(waitFor('vendor'));
    expect(stateAfter(open, byOther)).toEqual(waitFor('other'));
  });

  it('is ended by no answer to another check that was in flight', () => {
    const state = waitFor('vendor');
    for (const end of [answered, refused, blocked('balance'), retryable('hostNotFound'), ambiguous('serverError')]) {
      expect(stateAfter(state, end)).toBe(state);
    }
    expect(stateAfter(state, blocked('credentials'))).toEqual(paused({ reason: 'credentials', words }));
    expect(stateAfter(state, byOther)).toMatchObject({ pause: { askedBy: 'vendor' } });
  });

  it('ends on a network change where it was not the vendor who asked', () => {
    expect(laneResumed(waitFor('other'), 'network')).toEqual(halfOpen(0));
    expect(laneResumed(waitFor('vendor'), 'network')).toBeNull();
    expect(laneResumed(waitFor('other'), 'start')).toBeNull();
  });

  it('is a wait of nothing where the answer says so', () => {
    expect(stateAfter(open, { ...byVendor, retryAfter: 0 })).toEqual(open);
  });
});

describe('what an attempt’s end says of the lane rather than the check', () => {
  it('is every block, and no answer, refusal, stop or doubt', () => {
    for (const cause of ['credentials', 'balance', 'address'] as const) expect(concernsLane(blocked(cause))).toBe(true);
    for (const end of [answered, refused, { kind: 'stopped', requestBegan: false } as const, ambiguous('silence')]) {
      expect(concernsLane(end)).toBe(false);
    }
  });

  it('is every trouble before the first byte, and a 429 of the vendor’s own', () => {
    const those = troubleCauseSchema.options.filter((cause) =>
      concernsLane({ kind: 'retryable', cause, ...nothingLeft }),
    );
    expect(those).toEqual([
      'hostNotFound',
      'connectionRefused',
      'unreachable',
      'connectTimeout',
      'certificate',
      'certificateExpired',
      'certificateForeign',
      'proxy',
      'proxyPassword',
      'proxyUnsupported',
      'notSent',
      'rateLimited',
    ]);
  });
});

describe('a paused lane', () => {
  const reasons: readonly ResumeReason[] = ['person', 'credentials', 'network', 'start', 'time'];

  it.each([
    ['offline', ['person', 'credentials', 'network', 'start', 'time']],
    ['rateLimited', ['person', 'time']],
    ['credentials', ['person', 'credentials']],
    ['balance', ['person', 'credentials', 'network', 'start', 'time']],
    ['address', ['person', 'credentials', 'network', 'start', 'time']],
    ['environment', ['person', 'credentials']],
    ['storage', ['person', 'start', 'time']],
  ] as const)('for %s goes on by %j, half open', (reason, by) => {
    const state = paused(pauses[reason]);
    expect(reasons.filter((why) => laneResumed(state, why)?.name === 'halfOpen')).toEqual(by);
    expect(reasons.filter((why) => laneResumed(state, why) === null)).toHaveLength(reasons.length - by.length);
  });

  it('remembers its failures only where it has waited in vain', () => {
    expect(laneResumed(paused(pauses.offline), 'time')).toEqual(halfOpen(2));
    expect(laneResumed(paused(pauses.offline), 'network')).toEqual(halfOpen(0));
  });

  it('waits for a time where one can help', () => {
    const waits = Object.entries(pauses).map(([reason, pause]) => [reason, laneWait(paused(pause))]);
    expect(Object.fromEntries(waits)).toEqual({
      offline: WAIT,
      rateLimited: WAIT,
      credentials: null,
      balance: 15 * 60_000,
      address: 15 * 60_000,
      environment: null,
      storage: WAIT,
    });
  });

  it('is the only one that anything resumes, or that waits', () => {
    for (const reason of reasons) {
      expect(laneResumed(open, reason)).toBeNull();
      expect(laneResumed(halfOpen(), reason)).toBeNull();
    }
    expect(laneWait(open)).toBeNull();
    expect(laneWait(halfOpen())).toBeNull();
  });

  it('without credentials waits for them', () => {
    expect(laneResumed(withoutCredentials, 'time')).toBeNull();
    expect(laneResumed(withoutCredentials, 'credentials')).toEqual(halfOpen());
  });
});

describe('a lane sends', () => {
  it('as many at a time as it may while it is open', () => {
    expect([0, 1, 2, 3].map((inFlight) => laneMaySend(lane(open), inFlight, 3))).toEqual([true, true, true, false]);
  });

  it('one while it is half open, however many it might', () => {
    expect([0, 1, 2].map((inFlight) => laneMaySend(lane(halfOpen(2)), inFlight, 3))).toEqual([true, false, false]);
  });

  it('nothing while it is paused, for whatever reason', () => {
    for (const pause of Object.values(pauses)) expect(laneMaySend(lane(paused(pause)), 0, 3)).toBe(false);
  });

  it('nothing while a person has stopped it', () => {
    for (const state of everyState) expect(laneMaySend({ ...lane(state), stopped: true }, 0, 3)).toBe(false);
  });
});
