import { describe, expect, it } from 'vitest';
import { hexGroups } from './hex-groups.tsx';

describe('hexGroups', () => {
  it('sets groups of four, whatever stood between the digits', () => {
    expect(hexGroups('AB12cd34ef')).toEqual(['ab12', 'cd34', 'ef']);
    expect(hexGroups('ab:12:cd:34')).toEqual(['ab12', 'cd34']);
  });

  it('loses nothing', () => {
    const hash = '9f2c0a417be5d3886a1f00c2e94d7b35819ce60fa2443d7e5b08c1f6720ad9e1';
    expect(hexGroups(hash)).toHaveLength(16);
    expect(hexGroups(hash).join('')).toBe(hash);
    expect(hexGroups('')).toEqual([]);
  });
});
