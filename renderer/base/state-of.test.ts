import { expect, test } from 'vitest';
import { changedFor } from './state-of.ts';

test('what is changed for one owner is left out where another has taken his place', () => {
  const held = { owner: 'match of 2: ', value: ['his own'] };
  expect(changedFor('match of 1: ', held, ['late'])).toBe(held);
  expect(changedFor('match of 1: ', held, (before) => [...before, 'late'])).toBe(held);
  expect(changedFor(null, held, ['late'])).toBe(held);
  expect(changedFor('match of 2: ', held, (before) => [...before, 'more']).value).toEqual(['his own', 'more']);
  expect(changedFor('match of 2: ', held, (before) => before)).toBe(held);
});
