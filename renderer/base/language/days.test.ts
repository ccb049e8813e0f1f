import { describe, expect, it } from 'vitest';
import { localDay } from '../../../shared/days.ts';
import { dayAfter, startOfDay } from './days.ts';

describe('a day', () => {
  it('begins at midnight where the person is', () => {
    const start = startOfDay('2026-03-01');
    expect(start).toEqual(new Date(2026, 2, 1, 0, 0, 0));
    expect(start && localDay(start)).toBe('2026-03-01');
  });

  it('has every moment up to the next midnight', () => {
    expect(localDay(new Date(2026, 2, 1, 23, 59, 59, 999))).toBe('2026-03-01');
    expect(localDay(new Date(2026, 2, 2))).toBe('2026-03-02');
  });

  it('is followed by the next one, also over the ends of months and years', () => {
    expect(dayAfter('2026-12-31', 1)).toBe('2027-01-01');
    expect(dayAfter('2028-03-01', -1)).toBe('2028-02-29');
    expect(dayAfter('', 1)).toBe('');
  });

  it('is not made of anything else', () => {
    expect(startOfDay('')).toBeNull();
    expect(startOfDay('yesterday')).toBeNull();
  });
});
