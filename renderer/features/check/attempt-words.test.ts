import { describe, expect, it } from 'vitest';
import { clientIdEnding } from './attempt-words.ts';

describe('the words of an attempt', () => {
  it('name no more of a client id than its end', () => {
    expect(clientIdEnding('CF10293847')).toBe('3847');
    expect(clientIdEnding('ab')).toBe('ab');
  });
});
