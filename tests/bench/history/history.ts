import type { ElectronApplication, Page } from '@playwright/test';
import { openFilled } from '../../e2e/filled.ts';
import { filter, list, openHistory, searchBox } from '../../e2e/history.ts';
import { median, type Pair } from '../comparison.ts';
import { filledFolder } from '../filled-folders.ts';
import type { Measured } from '../measured.ts';
import { watchFrames, watchTasks } from '../watches.ts';
import { type ReaderTimes, watchReader } from './reader-times.ts';

/** As a person looks for somebody: by a name, by two, a place, a reference, a word of a note, and what nobody has; other words in each round. */
const searches = [
  ['Sunita', 'mohan kum', 'jaipur', 'APP-2026-4', 'दरवाज़े', 'zz'],
  ['Rekha', 'imran gup', 'ajmer', '2026-31', 'घर', 'qq'],
  ['Priya', 'vikram rao', 'kota', 'app 2026 7', 'दर', 'xx'],
];
const results = ['All results', 'Pass', 'Review'] as const;

/** A key a while after the one before, as people type. */
const BETWEEN_KEYS = 120;
const FRAME = 1000 / 60;
const SCROLLED_FOR = 8000;

/** Searching and filtering, and then scrolling, in History and the list of cases of the real program. */
export async function measureHistory(checks: number): Promise<Measured> {
  const program = await openFilled(await filledFolder(checks));
  try {
    const { page, electron } = program;
    const times = await watchReader(electron);
    const endTasks = await watchTasks(electron);
    const rounds: ReaderTimes[] = [];
    for (const texts of searches) rounds.push(await searchOnce(page, times, texts));
    const tasks = await endTasks();
    const of = checks.toLocaleString('en');
    const p99 = (name: keyof ReaderTimes) => rounds.map((round) => alone(percentile(round[name], 0.99)));
    const frames = await scrollHistory(page, electron);
    const long = frames.filter((frame) => frame > 2 * FRAME).length;
    return {
      comparisons: [
        {
          ...{ what: `search and filter in ${of} checks: the reading thread, p99 per key`, limit: 'one frame' },
          ...{ budget: { kind: 'at most', value: 16 }, unit: 'ms', pairs: p99('history') },
        },
        {
          ...{
            what: `search in ${(checks / 2).toLocaleString('en')} cases: the reading thread, p99 per key`,
            limit: 'one frame',
          },
          ...{ budget: { kind: 'at most', value: 16 }, unit: 'ms', pairs: p99('cases') },
        },
        {
          ...{ what: 'longest task of the page meanwhile', limit: 'three frames' },
          ...{ budget: { kind: 'at most', value: 50 }, unit: 'ms', pairs: [alone(tasks.page)] },
        },
        {
          ...{ what: 'longest task of the main process meanwhile', limit: 'three frames' },
          ...{ budget: { kind: 'at most', value: 50 }, unit: 'ms', pairs: [alone(tasks.main)] },
        },
        {
          ...{ what: 'scrolling History: frames longer than two of the display', limit: 'drawn in software' },
          ...{ budget: { kind: 'none' }, unit: `of ${frames.length} (middle ${median(frames).toFixed(0)} ms)` },
          pairs: [alone(long)],
        },
      ],
    };
  } finally {
    await program.close();
  }
}

const alone = (figure: number): Pair => ({ figure, limit: null });

async function searchOnce(
  page: Page,
  times: () => Promise<ReaderTimes>,
  texts: readonly string[],
): Promise<ReaderTimes> {
  await times();
  await openHistory(page);
  await filter(page, 'Mode', 'All modes');
  for (const result of results) {
    await filter(page, 'Result', result);
    for (const text of texts) await typeInto(page, text, searchBox(page));
  }
  await filter(page, 'Result', 'All results');
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: 'Cases' }).click();
  for (const text of texts) await typeInto(page, text, page.getByRole('searchbox', { name: 'Search cases' }));
  return times();
}

async function typeInto(page: Page, text: string, box: ReturnType<typeof searchBox>): Promise<void> {
  await box.fill('');
  await box.focus();
  await page.keyboard.type(text, { delay: BETWEEN_KEYS });
  await page.waitForTimeout(BETWEEN_KEYS);
  await box.fill('');
}

/** As far as eight seconds go, half a screen a frame. */
async function scrollHistory(page: Page, electron: ElectronApplication): Promise<readonly number[]> {
  await openHistory(page);
  await list(page).getByRole('option').first().waitFor();
  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.show());
  const end = await watchFrames(page);
  await list(page).evaluate((scroller, milliseconds) => {
    const until = performance.now() + milliseconds;
    return new Promise<void>((resolve) => {
      const scroll = () => {
        scroller.scrollTop += scroller.clientHeight / 2;
        if (performance.now() < until) requestAnimationFrame(scroll);
        else resolve();
      };
      requestAnimationFrame(scroll);
    });
  }, SCROLLED_FOR);
  return (await end()).all;
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
