import { describe, expect, it } from 'vitest';
import { clockLength, clockTrouble } from './clock.ts';

const minutes = (count: number) => count * 60_000;

describe('clockTrouble', () => {
  it('says nothing of two minutes, or before a vendor has said the time', () => {
    for (const offset of [null, 0, minutes(2), -minutes(2)]) expect(clockTrouble(offset)).toBeNull();
  });

  it('tells a clock that is ahead from one that is behind', () => {
    expect(clockTrouble(minutes(2) + 1)).toEqual({ direction: 'ahead', unit: 'minute', amount: 2 });
    expect(clockTrouble(-minutes(7))).toEqual({ direction: 'behind', unit: 'minute', amount: 7 });
  });

  it('counts what is long in hours and days', () => {
    expect(clockTrouble(minutes(119))).toMatchObject({ unit: 'minute', amount: 119 });
    expect(clockTrouble(minutes(330))).toMatchObject({ unit: 'hour', amount: 6 });
    expect(clockTrouble(-minutes(60 * 24 * 365))).toMatchObject({ unit: 'day', amount: 365 });
  });
});

describe('clockLength', () => {
  it('is in words', () => {
    expect(clockLength('en', { direction: 'ahead', unit: 'minute', amount: 7 })).toBe('7 minutes');
    expect(clockLength('en', { direction: 'behind', unit: 'day', amount: 1000 })).toBe('1,000 days');
  });
});
