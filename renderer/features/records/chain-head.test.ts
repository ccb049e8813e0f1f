import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hexGroups } from '../../ui/hex-groups.tsx';
import { parseChainHead, writeChainHead } from './chain-head.ts';

const hash = '9f2c0a417be5d3886a1f00c2e94d7b35819ce60fa2443d7e5b08c1f6720ad9e1';

const heads = fc.record({
  length: fc.integer({ min: 0, max: 999_999_999 }),
  hash: fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 }),
});

describe('parseChainHead', () => {
  it.each([
    `1234 · ${hash}`,
    `1234:${hash}`,
    `1234 ${hash}`,
    `  1234\n${hash}\t`,
    `1,234 · ${hash.toUpperCase()}`,
    `1234 · ${hexGroups(hash).join(' ')}`,
    `1234\u00a0·\u00a0${hexGroups(hash).join('\n')}`,
  ])('reads %j', (typed) => {
    expect(parseChainHead(typed)).toEqual({ length: 1234, hash });
  });

  it.each([
    '',
    '1234',
    hash,
    `· ${hash}`,
    `1234 · ${hash.slice(1)}`,
    `1234 · 0${hash}`,
    `12a4 · ${hash}`,
    `-1 · g${hash.slice(1)}`,
    `1234 · 9f2c…`,
  ])('refuses %j', (typed) => {
    expect(parseChainHead(typed)).toBeNull();
  });

  it('takes no digit of a hash for one of the length, where a sign stands between them', () => {
    expect(parseChainHead(`12 · 34${hash}`)).toBeNull();
  });

  it('reads every head that is written, also with the hash in groups', () => {
    fc.assert(
      fc.property(heads, (head) => {
        expect(parseChainHead(writeChainHead(head))).toEqual(head);
        expect(parseChainHead(`${head.length} ${hexGroups(head.hash).join(' ')}`)).toEqual(head);
      }),
    );
  });
});
