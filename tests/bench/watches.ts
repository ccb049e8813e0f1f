import { readFile, rm } from 'node:fs/promises';
import type { ElectronApplication, Page } from '@playwright/test';
import { longestTasks } from './trace.ts';

/** Times between two frames of the window, by the clock, in milliseconds. */
export interface Frames {
  readonly longest: number;
  readonly all: readonly number[];
}

/** @returns ends it */
export async function watchFrames(page: Page): Promise<() => Promise<Frames>> {
  await page.evaluate(watchFramesInPage);
  return async () => {
    const all = await page.evaluate(() => (globalThis as unknown as WatchedFrames).endFrames());
    return { longest: Math.max(0, ...all), all };
  };
}

interface WatchedFrames {
  endFrames: () => number[];
}

function watchFramesInPage(): void {
  const all: number[] = [];
  let last: number | null = null;
  let isOn = true;
  const look = (now: number) => {
    if (last !== null) all.push(now - last);
    last = now;
    if (isOn) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  (globalThis as unknown as WatchedFrames).endFrames = () => {
    isOn = false;
    return all;
  };
}

/**
 * The most processor time, in milliseconds, that one task took: nothing else had its turn there meanwhile.
 *
 * @returns ends it
 */
export async function watchTasks(
  electron: ElectronApplication,
): Promise<() => Promise<{ readonly main: number; readonly page: number }>> {
  await electron.evaluate(({ contentTracing }) =>
    contentTracing.startRecording({ included_categories: ['toplevel'], excluded_categories: ['*'] }),
  );
  return async () => {
    const trace = await electron.evaluate(({ contentTracing }) => contentTracing.stopRecording());
    const longest = longestTasks(JSON.parse(await readFile(trace, 'utf8')).traceEvents);
    await rm(trace);
    return { main: longest('CrBrowserMain'), page: longest('CrRendererMain') };
  };
}
