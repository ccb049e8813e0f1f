import { expect, it } from 'vitest';
import { findObjects } from './objects.ts';

const body = '1 0 obj\nnull\nendobj\n\n2 0 obj\nnull\nendobj\n\n';

/** Its table names the first of two objects alone, in sections like this one; only who looks for objects finds both. */
function withSections(...sections: readonly string[]) {
  const table = `xref\n1 1\n0000000000 00000 n \n${sections.join('')}\ntrailer\n<<\n>>\n`;
  const file = Buffer.from(`${body}${table}\nstartxref\n${body.length}\n%%EOF`);
  return [...findObjects(file).keys()];
}

it('Objects are where the table says', () => {
  expect(withSections()).toEqual([1]);
  expect(withSections(...Array(999).fill('0 1\n0000000000 65535 f \n'))).toEqual([1]);
});

it('A table that would take for ever to read is not gone by', () => {
  expect(withSections('0 0\n')).toEqual([1, 2]);
  expect(withSections(...Array(1000).fill('0 1\n0000000000 65535 f \n'))).toEqual([1, 2]);
});
