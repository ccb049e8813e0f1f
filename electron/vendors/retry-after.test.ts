import { describe, expect, it } from 'vitest';
import { requestedWait } from './retry-after.ts';

const now = new Date('2026-11-20T06:30:00Z');
const wait = (headers: Record<string, string>) => requestedWait(headers, now);

describe('the wait that a vendor asks for', () => {
  it.each([
    ['seconds', { 'retry-after': '7' }, 7_000],
    ['no seconds', { 'retry-after': '0' }, 0],
    ['a date', { 'retry-after': 'Fri, 20 Nov 2026 06:31:00 GMT' }, 60_000],
    ['a date that is past', { 'retry-after': 'Fri, 20 Nov 2026 06:29:00 GMT' }, 0],
    ['far too long', { 'retry-after': '999999' }, 3_600_000],
    ['seconds until a reset', { 'x-ratelimit-reset': '30' }, 30_000],
    ['the time of a reset', { 'x-ratelimit-reset': String(now.getTime() / 1000 + 45) }, 45_000],
    ['both', { 'retry-after': '5', 'x-ratelimit-reset': '30' }, 5_000],
    ['an unreadable one beside a readable one', { 'retry-after': 'soon', 'x-ratelimit-reset': '30' }, 30_000],
  ])('from %s', (_what, headers, milliseconds) => expect(wait(headers)).toBe(milliseconds));

  it.each([{}, { 'retry-after': 'soon' }, { 'x-ratelimit-reset': '-5' }, { 'retry-after': '' }])(
    'is none from %j',
    (headers) => expect(wait(headers)).toBeNull(),
  );
});
