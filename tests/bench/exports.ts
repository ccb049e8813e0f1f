import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { filter, openHistory } from '../e2e/history.ts';
import { openProgram } from '../e2e/program.ts';
import { answerFileDialogs, unlock } from '../e2e/records.ts';
import { PASSPHRASE } from '../filled/names.ts';
import type { Row } from './comparison.ts';
import type { Measured } from './measured.ts';

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
  const data = await mkdtemp(join(tmpdir(), 'facedesk-bench-'));
  try {
    console.log(`Filling records with ${checks} checks …`);
    execFileSync(process.execPath, [join(import.meta.dirname, '../filled/run.ts'), data, String(checks)], {
      stdio: 'inherit',
    });
    const program = await openProgram({ data });
    try {
      const { page, electron } = program;
      await unlock(page, PASSPHRASE);
      await openHistory(page);
      await filter(page, 'Mode', 'All modes');
      await page.getByRole('option').first().waitFor();
      const figures: ExportFigures[] = [];
      for (const format of ['CSV', 'JSON'] as const) {
        figures.push({ checks, ...(await measureOne(page, electron, format, join(data, `export.${format}`))) });
      }
      return { details: { exports: figures.map(rowOfExport) } };
    } finally {
      await program.close();
    }
  } finally {
    await rm(data, { recursive: true, force: true });
  }
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
  page: Page,
  electron: ElectronApplication,
  format: ExportFigures['format'],
  path: string,
): Promise<Omit<ExportFigures, 'checks'>> {
  await answerFileDialogs(electron, path);
  await page.getByRole('button', { name: 'Export…' }).click();
  await page.getByRole('radio', { name: new RegExp(`^${format}`) }).check({ force: true });
  await electron.evaluate(watchMain);
  await page.evaluate(watchFrames);
  const began = performance.now();
  await page.getByRole('button', { name: 'Save the file' }).click();
  await page.getByRole('heading', { name: 'The export is saved' }).waitFor({ timeout: LONGEST_EXPORT });
  const seconds = (performance.now() - began) / 1000;
  const main = await electron.evaluate(() => (globalThis as unknown as Watched).endWatch());
  const longestFrameMilliseconds = await page.evaluate(() => (globalThis as unknown as WatchedFrames).longestFrame());
  await page.getByRole('button', { name: 'Close' }).click();
  return { format, megabytes: statSync(path).size / MEGABYTE, seconds, ...main, longestFrameMilliseconds };
}

interface Watched {
  endWatch: () => Pick<ExportFigures, 'memoryMegabytes' | 'longestPauseMilliseconds'>;
}
interface WatchedFrames {
  longestFrame: () => number;
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

function watchFrames(): void {
  let last = performance.now();
  let longest = 0;
  let isOn = true;
  const look = (now: number) => {
    longest = Math.max(longest, now - last);
    last = now;
    if (isOn) requestAnimationFrame(look);
  };
  requestAnimationFrame((now) => {
    last = now;
    requestAnimationFrame(look);
  });
  (globalThis as unknown as WatchedFrames).longestFrame = () => {
    isOn = false;
    return longest;
  };
}
