import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFilled } from '../../e2e/filled.ts';
import { filter, openHistory } from '../../e2e/history.ts';
import type { Program } from '../../e2e/program.ts';
import { answerFileDialogs } from '../../e2e/records.ts';
import type { Pair, Row } from '../comparison.ts';
import { filledFolder } from '../filled-folders.ts';
import type { Measured } from '../measured.ts';
import { watchFrames } from '../watches.ts';

const PAIRS = 5;

interface ExportFigures {
  readonly format: 'CSV' | 'JSON';
  readonly checks: number;
  readonly megabytes: number;
  readonly seconds: number;
  /** The most memory of the main process, all its threads together, over what it had before. */
  readonly memoryMegabytes: number;
  /** The longest that the main process kept anything from its turn. */
  readonly longestPauseMilliseconds: number;
  /** The longest time between two frames of the window. */
  readonly longestFrameMilliseconds: number;
}

const MEGABYTE = 1_000_000;
const LONGEST_EXPORT = 10 * 60_000;

/** Exports all of so many checks through the window of the real program, and looks at both its processes meanwhile. */
export async function measureExports(checks: number): Promise<Measured> {
  const data = await filledFolder(checks);
  const program = await openFilled(data);
  const target = await mkdtemp(join(tmpdir(), 'facedesk-bench-'));
  try {
    await openHistory(program.page);
    await filter(program.page, 'Mode', 'All modes');
    await program.page.getByRole('option').first().waitFor();
    const figures: ExportFigures[] = [];
    const pairs: Pair[] = [];
    for (let pair = 0; pair < PAIRS; pair += 1) {
      const csv = { checks, ...(await measureOne(program, 'CSV', join(target, 'export.csv'))) };
      pairs.push({ figure: csv.seconds, limit: copyRows(data, join(target, 'rows')) });
      if (pair === 0)
        figures.push(csv, { checks, ...(await measureOne(program, 'JSON', join(target, 'export.json'))) });
    }
    return {
      comparisons: [
        {
          ...{
            what: `CSV of ${checks.toLocaleString('en')} checks`,
            limit: 'the same rows read, and written as they are',
          },
          ...{ budget: { kind: 'times at most', value: 2 }, unit: 's', pairs },
        },
      ],
      details: { exports: figures.map(rowOfExport) },
    };
  } finally {
    await program.close();
    await rm(target, { recursive: true, force: true });
  }
}

/** In seconds. */
function copyRows(data: string, path: string): number {
  const script = join(import.meta.dirname, '../baselines/rows-to-file/run.ts');
  return Number(execFileSync(process.execPath, [script, data, path], { encoding: 'utf8' })) / 1000;
}

const rowOfExport = (figures: ExportFigures): Row => ({
  what: `export as ${figures.format}`,
  checks: figures.checks.toLocaleString('en'),
  size: `${figures.megabytes.toFixed(0)} MB`,
  took: `${figures.seconds.toFixed(1)} s`,
  'main process’s longest pause': `${figures.longestPauseMilliseconds.toFixed(0)} ms`,
  'longest time between two frames': `${figures.longestFrameMilliseconds.toFixed(0)} ms`,
  'memory on top': `${figures.memoryMegabytes.toFixed(0)} MB`,
});

async function measureOne(
  { page, electron }: Program,
  format: ExportFigures['format'],
  path: string,
): Promise<Omit<ExportFigures, 'checks'>> {
  await answerFileDialogs(electron, path);
  await page.getByRole('button', { name: 'Export…' }).click();
  await page.getByRole('radio', { name: new RegExp(`^${format}`) }).check({ force: true });
  await electron.evaluate(watchMain);
  const endFrames = await watchFrames(page);
  const began = performance.now();
  await page.getByRole('button', { name: 'Save the file' }).click();
  await page.getByRole('heading', { name: 'The export is saved' }).waitFor({ timeout: LONGEST_EXPORT });
  const seconds = (performance.now() - began) / 1000;
  const main = await electron.evaluate(() => (globalThis as unknown as Watched).endWatch());
  const { longest: longestFrameMilliseconds } = await endFrames();
  await page.getByRole('button', { name: 'Close' }).click();
  return { format, megabytes: statSync(path).size / MEGABYTE, seconds, ...main, longestFrameMilliseconds };
}

interface Watched {
  endWatch: () => Pick<ExportFigures, 'memoryMegabytes' | 'longestPauseMilliseconds'>;
}
function watchMain(): void {
  const { monitorEventLoopDelay } = process.getBuiltinModule('node:perf_hooks');
  const delay = monitorEventLoopDelay({ resolution: 5 });
  const before = process.memoryUsage().rss;
  let most = before;
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 20);
  delay.enable();
  (globalThis as unknown as Watched).endWatch = () => {
    delay.disable();
    clearInterval(timer);
    return { memoryMegabytes: (most - before) / 1e6, longestPauseMilliseconds: delay.max / 1e6 };
  };
}
