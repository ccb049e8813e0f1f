import { describe, expect, it } from 'vitest';
import { clientIdEnding, clockWords } from './attempt-details.ts';

describe('the details of an attempt', () => {
  it('name no more of a client id than its end', () => {
    expect(clientIdEnding('CF10293847')).toBe('3847');
    expect(clientIdEnding('ab')).toBe('ab');
  });

  it('say whether this computer’s clock was ahead or behind', () => {
    expect(clockWords(130_000)).toEqual({ way: 'ahead', length: 130_000 });
    expect(clockWords(-5000)).toEqual({ way: 'behind', length: 5000 });
    expect(clockWords(-800)?.way).toBe('same');
    expect(clockWords(null)).toBeNull();
  });
});
