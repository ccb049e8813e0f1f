import { describe, expect, it } from 'vitest';
import { formatClock, formatDateAndClock, formatDay, formatUtc } from './times.ts';

const moment = new Date(2026, 10, 22, 14, 5, 33);

describe('times in lists', () => {
  it('name a day in full, and the time to the minute', () => {
    expect(formatDay('en-GB', '2026-11-22')).toMatch(/^Sunday,? 22 November 2026$/);
    expect(formatClock('en-GB', moment.toISOString())).toBe('14:05');
    expect(formatDateAndClock('en-GB', moment.toISOString())).toMatch(/^22 Nov 2026,? 14:05$/);
    expect(formatDay('en-GB', '')).toBe('');
  });

  it('are in UTC where they are compared with a vendor’s', () => {
    expect(formatUtc('2026-11-22T02:57:23.418Z')).toBe('2026-11-22 02:57:23 UTC');
  });
});
