import { afterEach, describe, expect, it } from 'vitest';
import { indianDay, localDay, localStamp, startOfIndianDay, untilNextIndianDay } from './days.ts';

const zone = process.env.TZ;
afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

/** Nineteen hours and ten minutes of UTC's 21st: in India it is the 22nd already. */
const inTheNight = new Date('2026-11-21T19:10:05.042Z');

describe('a day', () => {
  it.each([
    ['Asia/Kolkata', '2026-11-22', '2026-11-22 00-40-05-042'],
    ['UTC', '2026-11-21', '2026-11-21 19-10-05-042'],
    ['America/Los_Angeles', '2026-11-21', '2026-11-21 11-10-05-042'],
  ])('is named as it is where the computer is: in %s', (where, day, stamp) => {
    process.env.TZ = where;
    expect([localDay(inTheNight), localStamp(inTheNight)]).toEqual([day, stamp]);
    expect(indianDay(inTheNight)).toBe('2026-11-22');
  });

  it('begins in India at its own midnight, and the next one when it is over', () => {
    const midnight = new Date('2026-11-21T18:30:00.000Z');
    expect(startOfIndianDay(inTheNight)).toEqual(midnight);
    expect(startOfIndianDay(midnight)).toEqual(midnight);
    const next = new Date(inTheNight.getTime() + untilNextIndianDay(inTheNight));
    expect([indianDay(next), indianDay(new Date(next.getTime() - 1))]).toEqual(['2026-11-23', '2026-11-22']);
  });
});
