import { describe, expect, it } from 'vitest';
import { localMoment, momentOf } from './local-moment.ts';

describe('a moment as it is typed', () => {
  it('is one by the clock on the wall', () => {
    const moment = new Date(2026, 10, 22, 14, 5);
    expect(localMoment(moment.toISOString())).toBe('2026-11-22T14:05');
    expect(momentOf('2026-11-22T14:05')).toBe(moment.toISOString());
  });

  it('is none until it is finished', () => {
    expect(momentOf('')).toBeNull();
    expect(momentOf('unfinished')).toBeNull();
    expect(momentOf('2026-13-40T99:99')).toBeNull();
  });
});
