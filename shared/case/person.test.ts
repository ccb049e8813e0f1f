import { expect, it } from 'vitest';
import { isSamePerson } from './same-person.ts';

it.each([
  ['by the code, in capitals or not', { name: 'Somebody', code: 'a-17' }, true],
  ['by the name where one has no code', { name: 'asha verma ', code: '' }, true],
  ['and not by another name', { name: 'Meera Rao', code: '' }, false],
  ['and no namesake whom the codes tell apart', { name: 'Asha Verma', code: 'S-7' }, false],
])('a person is known %s', (_how, other, same) => {
  const agent = { name: 'Asha  Verma', code: 'A-17' };
  expect(isSamePerson(agent, other)).toBe(same);
  expect(isSamePerson(other, agent)).toBe(same);
});

it('nobody named is nobody', () => {
  expect(isSamePerson({ name: '', code: '' }, { name: ' ', code: '' })).toBe(false);
});
