import type { Person } from './person.ts';

/** Whether both are the same: by the code; where one of them has none, by the name, however it is written. */
export function isSamePerson(one: Person, other: Person): boolean {
  const same = (left: string, right: string) => folded(left) !== '' && folded(left) === folded(right);
  return folded(one.code) && folded(other.code) ? same(one.code, other.code) : same(one.name, other.name);
}

function folded(text: string): string {
  return text.normalize('NFKC').trim().replaceAll(/\s+/g, ' ').toLowerCase();
}
