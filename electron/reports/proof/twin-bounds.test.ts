import { expect, it } from 'vitest';
import { isWithinBounds } from './twin-bounds.ts';

const fits = (json: string) => isWithinBounds(Buffer.from(json));
const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
const members = (count: number) => `{${Array.from({ length: count }, (_, index) => `"${index}":0`).join(',')}}`;

it('A twin is only so deep', () => {
  expect(fits(nested(64))).toBe(true);
  expect(fits(nested(65))).toBe(false);
  expect(fits(`[${`${nested(63)},`.repeat(100)}0]`)).toBe(true);
  expect(fits('{"a":'.repeat(65))).toBe(false);
});

it('A twin has only so many values, and an object only so many members', () => {
  expect(fits(`[${'0,'.repeat(1_999_999)}0]`)).toBe(true);
  expect(fits(`[${'0,'.repeat(2_000_000)}0]`)).toBe(false);
  expect(fits(`[${'{},'.repeat(1_000_000)}{}]`)).toBe(false);
  expect(fits(members(1000))).toBe(true);
  expect(fits(members(1001))).toBe(false);
  expect(fits(`[${members(900)},${members(900)}]`)).toBe(true);
});

it('A twin is only so long', () => {
  expect(fits(`"${'a'.repeat(15_999_998)}"`)).toBe(true);
  expect(fits(`"${'a'.repeat(15_999_999)}"`)).toBe(false);
});

it('What stands in a text does not count', () => {
  expect(fits(JSON.stringify({ note: '"[{:,\\'.repeat(500_000) }))).toBe(true);
  expect(fits(`["a\\\\",${nested(64)}]`)).toBe(false);
  expect(fits(`["a\\"","${'['.repeat(65)}"]`)).toBe(true);
  expect(fits(`["a\\","${'['.repeat(65)}"]`)).toBe(false);
});
