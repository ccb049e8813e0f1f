import { describe, expect, it } from 'vitest';
import {
  decimalPlaces,
  formatCountdown,
  formatDay,
  formatDuration,
  formatElapsed,
  formatMoment,
  formatNumber,
  formatScore,
  readByteLength,
} from './formats.ts';

describe('formatScore', () => {
  it('never lifts a score over its threshold by rounding', () => {
    expect(formatScore('en', 0.7499999, 2, 4)).toBe('0.7499');
    expect(formatScore('en', 79.99999, 0, 2)).toBe('79.99');
  });

  it('keeps a decimal that binary can not hold', () => {
    for (let hundredths = 1; hundredths < 100; hundredths += 1) {
      const score = hundredths / 100;
      expect(formatScore('en', score, 2, 2)).toBe(score.toFixed(2));
    }
  });

  it('fills up to the least number of places', () => {
    expect(formatScore('en', 0.9, 2, 4)).toBe('0.90');
    expect(formatScore('en', 1, 2, 4)).toBe('1.00');
    expect(formatScore('en', 98, 0, 2)).toBe('98');
  });

  it('copes with very small numbers', () => {
    expect(formatScore('en', 1e-7, 2, 4)).toBe('0.00');
  });
});

describe('decimalPlaces', () => {
  it('counts places', () => {
    expect(decimalPlaces(80)).toBe(0);
    expect(decimalPlaces(0.75)).toBe(2);
    expect(decimalPlaces(82.125)).toBe(3);
    expect(decimalPlaces(1.5e-7)).toBe(8);
  });
});

describe('readByteLength', () => {
  it('counts by thousands', () => {
    expect(readByteLength(0)).toEqual({ unit: 'kilobytes', amount: 0 });
    expect(readByteLength(12)).toEqual({ unit: 'kilobytes', amount: 1 });
    expect(readByteLength(348_200)).toEqual({ unit: 'kilobytes', amount: 348 });
    expect(readByteLength(5_000_000)).toEqual({ unit: 'megabytes', amount: 5 });
    expect(readByteLength(1_234_567)).toEqual({ unit: 'megabytes', amount: 1.2 });
  });
});

describe('formatNumber', () => {
  it('counts in thousands, lakhs and crores', () => {
    expect(formatNumber('en', 999)).toBe('999');
    expect(formatNumber('en', 1234567)).toBe('12,34,567');
  });
});

describe('formatElapsed', () => {
  it('counts minutes and seconds, and hours where there are any', () => {
    expect(formatElapsed(-5)).toBe('0:00');
    expect(formatElapsed(42_900)).toBe('0:42');
    expect(formatElapsed(180_000)).toBe('3:00');
    expect(formatElapsed(3_730_000)).toBe('1:02:10');
  });
});

describe('formatDuration', () => {
  it('uses milliseconds below a second', () => {
    expect(formatDuration('en', 840.4)).toBe('840 ms');
    expect(formatDuration('en', 12_400)).toBe('12.4 sec');
  });
});

describe('formatCountdown', () => {
  it('counts a second that has begun, so that nothing is over before it is', () => {
    expect(formatCountdown(42_000)).toBe('0:42');
    expect(formatCountdown(41_001)).toBe('0:42');
    expect(formatCountdown(1)).toBe('0:01');
    expect(formatCountdown(0)).toBe('0:00');
  });

  it('never goes below the end', () => {
    expect(formatCountdown(-5000)).toBe('0:00');
  });
});

describe('times in lists', () => {
  const moment = new Date(2026, 10, 22, 14, 5, 33).toISOString();

  it('have one form, whatever else they name', () => {
    expect(formatDay('en', 'shortDay', '2026-11-22')).toBe('22 Nov 2026');
    expect(formatDay('en', 'day', '2026-11-22')).toBe('Sunday, 22 Nov 2026');
    expect(formatMoment('en', 'clock', moment)).toBe('14:05');
    expect(formatMoment('en', 'time', moment)).toBe('14:05:33');
    expect(formatMoment('en', 'dateAndClock', moment)).toBe('22 Nov 2026, 14:05');
    expect(formatMoment('en', 'dateTime', moment)).toMatch(/^22 Nov 2026, 14:05:33 \S+$/);
    expect(formatDay('en', 'day', '')).toBe('');
  });

  it('have the digits of the ids beside them in Hindi too', () => {
    expect(formatMoment('hi', 'dateAndClock', moment)).toMatch(/^22 .* 2026, 14:05$/);
  });

  it('are in UTC where they are compared with a vendor’s', () => {
    expect(formatMoment('en', 'dateTime', '2026-11-22T02:57:23.418Z', 'UTC')).toBe('22 Nov 2026, 02:57:23 UTC');
  });
});
