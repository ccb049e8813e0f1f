import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openHistory, searchBox } from '../../e2e/history.ts';
import { openProgram } from '../../e2e/program.ts';
import { unlock } from '../../e2e/records.ts';
import { PASSPHRASE } from '../../filled/names.ts';
import { median, type Row, shown } from '../comparison.ts';
import { filledFolder } from '../filled-folders.ts';
import { percentile } from '../history/history.ts';
import { watchReader } from '../history/reader-times.ts';
import type { Measured } from '../measured.ts';
import { plotOf } from './plot.ts';

interface Grown {
  readonly checks: number;
  /** From the press on Unlock until the list of cases is there, in milliseconds. */
  readonly opened: number;
  /** Of a search in History: the reading thread's p99 per key, in milliseconds. */
  readonly searched: number;
  /** All processes, at rest in History. */
  readonly megabytes: number;
}

const RUNS = 3;
const REST = 3000;
const TEXTS = ['sunita kum', 'ajmer', 'app 2026', 'qq'];

/** What is felt of more and more checks: the program opened on records of each size, by turns. The plot is docs/growth.svg. */
export async function measureGrowth(most: number, plot: string | null): Promise<Measured> {
  const sizes = [0, 1_000, 10_000, 100_000].filter((checks) => checks <= most);
  const runs: Grown[] = [];
  for (let run = 0; run < RUNS; run += 1) for (const checks of sizes) runs.push(await measureOne(checks));
  const grown = sizes.map((checks) => {
    const of = (read: (one: Grown) => number) => median(runs.filter((one) => one.checks === checks).map(read));
    return {
      checks,
      opened: of(({ opened }) => opened),
      searched: of(({ searched }) => searched),
      megabytes: of(({ megabytes }) => megabytes),
    };
  });
  if (plot !== null) await writeFile(plot, plotOf(grown));
  return { details: { growth: grown.map(rowOfGrown) } };
}

const rowOfGrown = ({ checks, opened, searched, megabytes }: Grown): Row => ({
  checks: checks.toLocaleString('en'),
  'unlocked until the cases are there': `${shown(opened)} ms`,
  'search, p99 per key': `${shown(searched)} ms`,
  'memory of all processes': `${shown(megabytes)} MB`,
});

async function measureOne(checks: number): Promise<Grown> {
  const program = await openProgram({ data: await filledFolder(checks) });
  try {
    const { page, electron } = program;
    const times = await watchReader(electron);
    const began = performance.now();
    await unlock(page, PASSPHRASE);
    // Each list tells how many stand in it.
    await page
      .getByRole('radio', { name: `All (${(checks / 2).toLocaleString('en-IN')})` })
      .waitFor({ state: 'attached' });
    const opened = performance.now() - began;
    await openHistory(page);
    if (checks > 0) await page.getByRole('option').first().waitFor();
    await times();
    for (const text of TEXTS) {
      await searchBox(page).fill('');
      await searchBox(page).focus();
      await page.keyboard.type(text, { delay: 120 });
    }
    await page.waitForTimeout(REST);
    const searched = percentile((await times()).history, 0.99);
    const kilobytes = await electron.evaluate(({ app }) =>
      app.getAppMetrics().reduce((sum, { memory }) => sum + memory.workingSetSize, 0),
    );
    return { checks, opened, searched, megabytes: kilobytes / 1000 };
  } finally {
    await program.close();
  }
}

export const growthPlot = join(import.meta.dirname, '../../../docs/growth.svg');
