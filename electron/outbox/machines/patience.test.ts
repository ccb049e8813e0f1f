import { describe, expect, it } from 'vitest';
import type { FaceMatch } from '../../../shared/check/check.ts';
import { type AttemptEnd, nothingLeft } from '../../../shared/check/outcome.ts';
import { attemptAt, match, measures } from '../testing/samples.ts';
import { inStates } from '../testing/states.ts';
import { beginSending, matchAttemptEnded, sendNow, waitOver } from './check-machine.ts';
import { needsProbe, triedTooLong } from './patience.ts';

const broken = { kind: 'ambiguous', cause: 'connectionLost', ...nothingLeft } as const;
const page = { kind: 'ambiguous', cause: 'notTheVendor', ...nothingLeft, answeredBy: 'other' } as const;

/** The match after these ends, one after the other, for as long as it goes by itself. */
function ended(check: FaceMatch, ends: readonly AttemptEnd<never>[]): FaceMatch {
  return ends.reduce<FaceMatch>((before, end) => {
    const queued = before.state.name === 'waiting' ? waitOver(before) : before;
    const sending = queued && beginSending(queued, attemptAt(queued), 18);
    return (sending && matchAttemptEnded(sending, end, measures, 2_000)) ?? before;
  }, check);
}

const times = (count: number, end: AttemptEnd<never>) => Array.from({ length: count }, () => end);

describe('a match whose sendings end in doubt', () => {
  it('is held after the eighth, and after eight more that a person asked for', () => {
    expect(ended(match, times(7, broken)).state.name).toBe('waiting');
    const held = ended(match, times(20, broken));
    expect(held.attempts).toHaveLength(8);
    expect(held.state).toEqual({ name: 'held', because: 'doubtsUsedUp', cause: 'connectionLost', words: null });
    const again = ended(sendNow(held) as FaceMatch, times(20, broken));
    expect(again.attempts).toHaveLength(16);
    expect(again.state.name).toBe('held');
  });
});

describe('a match that something else has answered in Cashfree’s place', () => {
  it('is looked after once, and held at the second time', () => {
    expect(needsProbe(match)).toBe(false);
    const once = ended(match, [page]);
    expect(once.state.name).toBe('waiting');
    expect(needsProbe(once)).toBe(true);
    const held = ended(match, times(20, page));
    expect(held.attempts).toHaveLength(2);
    expect(held).toMatchObject({ maybeProcessed: true, state: { name: 'held', because: 'answeredByOthers' } });
  });

  it('is held at each further time, once a person has had it sent again', () => {
    const again = ended(sendNow(ended(match, [page, page])) as FaceMatch, [page]);
    expect(again.state).toMatchObject({ because: 'answeredByOthers' });
    expect(ended(sendNow(again) as FaceMatch, [broken]).state.name).toBe('waiting');
  });
});

describe('a check that was tried for a day', () => {
  it('is held where it would go by itself, and says what kept it last', () => {
    for (const check of inStates('queued', 'waiting')) {
      const { state } = check;
      const cause = state.name === 'waiting' ? state.cause : null;
      expect(triedTooLong(check)?.state).toEqual({ name: 'held', because: 'tooLong', cause, words: null });
    }
  });

  it('is left alone in every other state', () => {
    for (const check of inStates('sending', 'held', 'needs', 'done', 'failed', 'lost', 'cancelled', 'closed')) {
      expect(triedTooLong(check)).toBeNull();
    }
  });
});
