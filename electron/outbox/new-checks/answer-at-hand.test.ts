import { describe, expect, it } from 'vitest';
import type { FaceMatch } from '../../../shared/check/check.ts';
import { answerAtHand, answeredAt } from './answer-at-hand.ts';

const startedAt = '2026-12-01T10:00:00.000Z';

function answered(startedAt: string, outcome: 'answered' | 'ambiguous' = 'answered'): FaceMatch {
  const ended = { duration: 2000, outcome: { kind: outcome } };
  return { state: { name: 'done' }, attempts: [{ startedAt, ended }] } as unknown as FaceMatch;
}

const at = (iso: string) => new Date(iso);

describe('an answer at hand', () => {
  it('was given when its attempt ended', () => {
    expect(answeredAt(answered(startedAt))).toEqual(at('2026-12-01T10:00:02.000Z'));
    expect(answeredAt(answered(startedAt, 'ambiguous'))).toBeNull();
    expect(answeredAt({ ...answered(startedAt), state: { name: 'queued' } })).toBeNull();
  });

  it.each([
    ['2026-12-01T10:00:03.000Z', true],
    ['2026-12-02T10:00:01.000Z', true],
    ['2026-12-02T10:00:02.000Z', false],
    // The clock was put back since.
    ['2026-12-01T09:00:00.000Z', true],
    ['2026-11-29T09:00:00.000Z', false],
  ])('is there for a day (%s: %s)', (now, isThere) => {
    const match = answered(startedAt);
    expect(answerAtHand([match], at(now))).toBe(isThere ? match : null);
  });

  it('is the newest one', () => {
    const [newer, older] = [answered(startedAt), answered('2026-12-01T09:00:00.000Z')];
    expect(answerAtHand([newer, older], at('2026-12-01T11:00:00.000Z'))).toBe(newer);
    expect(answerAtHand([], at('2026-12-01T11:00:00.000Z'))).toBeNull();
  });
});
