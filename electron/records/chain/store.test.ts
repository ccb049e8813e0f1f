import { expect, it } from 'vitest';
import type { ChainHead } from '../../../shared/records.ts';
import { openHere } from '../testing/open.ts';
import { EMPTY_CHAIN } from './entry.ts';

it('The chain contains every head that it had, and no other', () => {
  const { audit } = openHere().records;
  const heads: ChainHead[] = [];
  for (const mode of ['practice', 'sandbox'] as const) {
    audit.append({ event: 'modeSwitched', mode });
    heads.push(audit.head());
  }
  expect(heads.every(audit.contains)).toBe(true);
  const { length, hash } = audit.head();
  expect(audit.contains({ length: length + 1, hash })).toBe(false);
  expect(audit.contains({ length: length - 1, hash })).toBe(false);
  expect(audit.contains({ length, hash: 'f'.repeat(64) })).toBe(false);
  expect(audit.contains({ length: 0, hash })).toBe(false);
  // Every chain began so: a stranger can name it, too.
  expect(audit.contains(EMPTY_CHAIN)).toBe(false);
});
