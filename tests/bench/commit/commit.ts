import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Pair } from '../comparison.ts';
import type { Measured } from '../measured.ts';

/** One step of a check: its row, its attempt's, and the chain's entry and seal, written to last. */
export async function measureCommit(pairs: number): Promise<Measured> {
  const script = join(import.meta.dirname, 'inside/run.ts');
  const printed = execFileSync(process.execPath, [script, String(pairs)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return {
    comparisons: [
      {
        what: 'commit of one transition',
        limit: 'the same rows by the sqlite3 shell, without encryption',
        budget: { kind: 'times at most', value: 2 },
        unit: 'ms',
        pairs: JSON.parse(printed) as Pair[],
      },
    ],
  };
}
