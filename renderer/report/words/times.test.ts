import { describe, expect, it } from 'vitest';
import { formatClock, formatDay } from './times.ts';

const beforeMidnight = '2026-11-21T19:12:02.007Z';

describe('a moment', () => {
  it('has the day and the hour of its zone', () => {
    expect(formatDay('en', beforeMidnight, 'IST')).toBe('22 Nov 2026');
    expect(formatDay('en', beforeMidnight, 'UTC')).toBe('21 Nov 2026');
    expect(formatClock('en', beforeMidnight, 'IST')).toBe('00:42:02 IST');
    expect(formatClock('en', beforeMidnight, 'UTC')).toBe('19:12:02 UTC');
  });

  it('has the digits of the ids beside it in Hindi too', () => {
    expect(formatDay('hi', beforeMidnight, 'IST')).toMatch(/^22 .* 2026$/);
  });
});
