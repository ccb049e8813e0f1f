import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { madePhotograph } from '../e2e/photographs.ts';
import { openProgram } from '../e2e/program.ts';
import { openMatch, well } from '../e2e/screens.ts';
import { type AwkwardFile, awkwardFiles } from '../pictures/awkward.ts';
import { exifSegment, withFirst } from '../pictures/jpeg.ts';
import type { Row } from './comparison.ts';
import type { Measured } from './measured.ts';
import { longestTasks } from './trace.ts';

interface PictureFigures {
  readonly what: string;
  readonly megabytes: number;
  /** From choosing it until the well shows it, or says why not. */
  readonly seconds: number;
  /** The longest task of the window by the clock, as the page itself is told of it; 0 where none took 50 ms. */
  readonly longTaskMilliseconds: number;
  /** The most processor time that one task of the window took. */
  readonly taskMilliseconds: number;
  /** The most memory of the window's process, over what it had before. */
  readonly memoryMegabytes: number;
}

const LONGEST = 120_000;

/** Puts each awkward file into a well of the real program, and looks at the window meanwhile. */
export async function measurePictures(): Promise<Measured> {
  const folder = await mkdtemp(join(tmpdir(), 'facedesk-bench-'));
  const program = await openProgram();
  try {
    const { page, electron } = program;
    await openMatch(page);
    const figures: PictureFigures[] = [];
    for (const file of [...(await photographs(page)), ...awkwardFiles()]) {
      const path = join(folder, 'face.jpg');
      await writeFile(path, file.bytes);
      figures.push(await measureOne(page, electron, path, file));
    }
    return { details: { pictures: figures.map(rowOfPicture) } };
  } finally {
    await program.close();
    await rm(folder, { recursive: true, force: true });
  }
}

const rowOfPicture = (figures: PictureFigures): Row => ({
  what: figures.what,
  size: figures.megabytes < 0.1 ? `${(figures.megabytes * 1000).toFixed(1)} kB` : `${figures.megabytes.toFixed(1)} MB`,
  took: `${figures.seconds.toFixed(1)} s`,
  task: `${figures.taskMilliseconds.toFixed(0)} ms`,
  'by the clock': figures.longTaskMilliseconds === 0 ? 'under 50 ms' : `${figures.longTaskMilliseconds.toFixed(0)} ms`,
  'memory on top': `${figures.memoryMegabytes.toFixed(0)} MB`,
});

async function photographs(page: Page): Promise<readonly AwkwardFile[]> {
  const phone = withFirst(await madePhotograph(page, 4000, 3000, 'image/jpeg', 0.8), exifSegment({ orientation: 6 }));
  const huge = await madePhotograph(page, 8192, 6144, 'image/jpeg', 0.2);
  const fits = await madePhotograph(page, 3000, 2250, 'image/jpeg', 0.7);
  return [
    { what: 'a phone photograph of 12 megapixels, on its side', bytes: phone, says: /3000 × 4000 px/ },
    { what: 'a photograph of 50 megapixels', bytes: huge, says: /8192 × 6144 px/ },
    { what: 'a photograph of 7 megapixels that is sent as it is', bytes: fits, says: /3000 × 2250 px/ },
    { what: 'half of it', bytes: fits.subarray(0, fits.length / 2), says: /lower part of this picture/ },
  ];
}

async function measureOne(
  page: Page,
  electron: ElectronApplication,
  path: string,
  { what, bytes, says }: AwkwardFile,
): Promise<PictureFigures> {
  const live = well(page, 'Live photo');
  const chooser = page.waitForEvent('filechooser');
  await live
    .getByRole('button', { name: /choose|replace/i })
    .first()
    .click();
  const chosen = await chooser;
  await page.evaluate(watchTasks);
  await electron.evaluate(watchProcess);
  const began = performance.now();
  await chosen.setFiles(path);
  await expect(live, what).toContainText(says, { timeout: LONGEST });
  const seconds = (performance.now() - began) / 1000;
  // What it sets off when it is there is a part of it.
  await page.waitForTimeout(500);
  const { trace, memoryMegabytes } = await electron.evaluate(() =>
    (globalThis as unknown as WatchedProcess).endWatch(),
  );
  const longTaskMilliseconds = await page.evaluate(() => (globalThis as unknown as WatchedTasks).longestTask());
  const taskMilliseconds = longestTasks(JSON.parse(await readFile(trace, 'utf8')).traceEvents)('CrRendererMain');
  await rm(trace);
  return { what, megabytes: bytes.length / 1e6, seconds, longTaskMilliseconds, taskMilliseconds, memoryMegabytes };
}

interface WatchedTasks {
  longestTask: () => number;
}
interface WatchedProcess {
  endWatch: () => Promise<{ readonly trace: string; readonly memoryMegabytes: number }>;
}

function watchTasks(): void {
  let longest = 0;
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
  });
  observer.observe({ type: 'longtask' });
  (globalThis as unknown as WatchedTasks).longestTask = () => {
    observer.disconnect();
    return longest;
  };
}

/** In the main process. */
async function watchProcess({ app, contentTracing, BrowserWindow }: typeof import('electron')): Promise<void> {
  const page = BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId();
  const memory = () => app.getAppMetrics().find(({ pid }) => pid === page)?.memory.workingSetSize ?? 0;
  const before = memory();
  let most = before;
  const timer = setInterval(() => {
    most = Math.max(most, memory());
  }, 20);
  await contentTracing.startRecording({ included_categories: ['toplevel'], excluded_categories: ['*'] });
  (globalThis as unknown as WatchedProcess).endWatch = async () => {
    clearInterval(timer);
    return { trace: await contentTracing.stopRecording(), memoryMegabytes: (most - before) / 1000 };
  };
}
