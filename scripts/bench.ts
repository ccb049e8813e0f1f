import { join } from 'node:path';
import { main } from './problem.ts';
import { root } from './project.ts';
import { runInFront } from './run.ts';

/** Measures exports of so many checks (100,000 unless said) and prints the figures; docs/BENCHMARKS.md says what they mean. */
await main(() => {
  const [checks = '100000'] = process.argv.slice(2);
  return runInFront(
    process.execPath,
    [join(root, 'tests', 'bench', 'export.ts'), checks],
    process.env as Record<string, string>,
  );
});
