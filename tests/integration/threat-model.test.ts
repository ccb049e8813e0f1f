import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const project = join(import.meta.dirname, '../..');

/** Of the table in SECURITY.md: who is feared, and the names of what shows that the program holds. */
function threats(): { readonly who: string; readonly shownBy: readonly string[] }[] {
  const lines = readFileSync(join(project, 'SECURITY.md'), 'utf8').split('\n');
  const rows = lines.slice(lines.findIndex((line) => line.startsWith('| who | what protects')) + 2);
  return rows.slice(0, rows.indexOf('')).map((row) => {
    const cells = row.split('|');
    return { who: cells[1] ?? '', shownBy: [...(cells[4] ?? '').matchAll(/`([^`]+)`/g)].map(([, name = '']) => name) };
  });
}

it('what the threat model says is shown by tests, and they are there', () => {
  const found = threats();
  expect(found.length).toBeGreaterThan(8);
  expect(found.filter(({ shownBy }) => shownBy.length === 0)).toEqual([]);
  const isThere = (name: string) =>
    globSync(`{electron,shared,renderer,tests}/**/${name.replace(/^tests\//, '').replace(/^electron\//, '')}{,.ts}`, {
      cwd: project,
    }).length > 0;
  expect(found.flatMap(({ shownBy }) => shownBy).filter((name) => !isThere(name))).toEqual([]);
  expect(isThere('no-such.test')).toBe(false);
});
