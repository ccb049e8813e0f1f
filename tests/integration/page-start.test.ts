import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';

const project = join(import.meta.dirname, '../..');
/** What a file takes from another for good, at its beginning: no types, and nothing that is loaded later. */
const taken = /^(?:import|export)\s+(?!type\b)(?<names>[^;]*?)from\s+'(?<from>[^']+)'/gms;
const areTypes = (names: string) => /^\{(?:\s*type\s[^,}]+,?)+\s*\}\s*$/.test(names);

/** From a file through all that it begins with to each that takes a library, as a way of paths. */
function waysTo(library: string, file: string): string[] {
  const ways = new Map([[file, file]]);
  const found: string[] = [];
  for (const [path, way] of ways) {
    for (const { groups } of readFileSync(join(project, path), 'utf8').matchAll(taken)) {
      const { names = '', from = '' } = groups ?? {};
      if (areTypes(names)) continue;
      if (from === library) found.push(way);
      const next = posix.join(posix.dirname(path), from);
      if (from.startsWith('.') && /\.tsx?$/.test(from) && !ways.has(next)) ways.set(next, `${way} → ${next}`);
    }
  }
  return found;
}

describe('what a page begins with', () => {
  it('has no schemas, nor has a report’s: those are for what crosses to the main process', () => {
    expect(waysTo('zod', 'renderer/app/main.tsx')).toEqual([]);
    expect(waysTo('zod', 'renderer/report/main.tsx')).toEqual([]);
    // The search is one that finds.
    expect(waysTo('zod', 'shared/check/check.ts')).toContain('shared/check/check.ts → shared/case/person.ts');
    expect(waysTo('react-dom/client', 'renderer/app/main.tsx').length).toBeGreaterThan(0);
  });
});
