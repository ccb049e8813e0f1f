import type { Pair } from '../comparison.ts';
import { filledFolder } from '../filled-folders.ts';
import type { Measured } from '../measured.ts';
import { BEFORE, project, startOnce } from './start-once.ts';

/** Starts by turns on full records and on empty ones, both under a passphrase: what is typed first is that. */
export async function measureFilledStart(checks: number, count: number): Promise<Measured> {
  const [filled, empty] = [await filledFolder(checks), await filledFolder(0)];
  const pairs: Pair[] = [];
  for (let done = 0; done < BEFORE + count; done += 1) {
    const [full, none] = [await startOnce(project, filled), await startOnce(project, empty)];
    if (done >= BEFORE) pairs.push({ figure: full.typed, limit: none.typed });
  }
  return {
    comparisons: [
      {
        what: `start until typing works, with ${checks.toLocaleString('en')} checks on record`,
        limit: 'our own start with none',
        budget: { kind: 'times at most', value: 1.05 },
        unit: 'ms',
        pairs,
      },
    ],
  };
}
