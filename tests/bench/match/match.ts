import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { madePhotograph } from '../../e2e/photographs.ts';
import { openProgram, type Program } from '../../e2e/program.ts';
import { openMatch, type Place, well } from '../../e2e/screens.ts';
import { startSimulatorProcess } from '../../simulator-process.ts';
import type { Pair } from '../comparison.ts';
import type { Measured } from '../measured.ts';
import { askByCurl } from './curl.ts';
import { endWatch, watchMain } from './in-main.ts';
import { fromClickToGauge, type Span, watchForGauge } from './in-page.ts';

/** Noise of so many pixels comes to 2 MB at this quality. */
const [WIDTH, HEIGHT, QUALITY] = [1600, 1200, 0.8];

/** The first ones load what sends, and what looks for faces. */
const BEFORE = 2;

/** After the gauge: reading the lists again, and whatever else comes of it, is a part of the match. */
const AFTERWARDS = 1000;

/** Matches by turns with `curl -F` of the same files to the same server, which answers at once. */
export async function measureMatch(pairs: number): Promise<Measured> {
  const folder = await mkdtemp(join(tmpdir(), 'facedesk-bench-'));
  const simulator = await startSimulatorProcess();
  const program = await openProgram({ simulator });
  const [times, processor]: Pair[][] = [[], []];
  try {
    const { page } = program;
    await openMatch(page);
    for (let count = 0; count < BEFORE + pairs; count += 1) {
      const files = await photographs(page, folder);
      const [match, curl] = [await matchOnce(program, files), await askByCurl(simulator.cashfreeUrl, files, count)];
      if (count < BEFORE) continue;
      times?.push({ figure: match.took, limit: curl.took });
      processor?.push({ figure: match.processor, limit: curl.processor });
    }
  } finally {
    await program.close();
    await simulator.stop();
    await rm(folder, { recursive: true, force: true });
  }
  const limit = '`curl -F` of the same files to the same server';
  return {
    comparisons: [
      {
        what: 'face match of 2 × 2 MB, click to gauge drawn, less its durable writes',
        ...{ limit, budget: { kind: 'on top at most', value: 40 }, unit: 'ms', pairs: times ?? [] },
      },
      {
        what: 'processor time of one match in main',
        ...{ limit, budget: { kind: 'times at most', value: 3 }, unit: 'ms', pairs: processor ?? [] },
      },
    ],
  };
}

async function photographs(page: Page, folder: string): Promise<readonly [string, string]> {
  const paths = [join(folder, 'live.jpg'), join(folder, 'document.jpg')] as const;
  for (const path of paths) await writeFile(path, await madePhotograph(page, WIDTH, HEIGHT, 'image/jpeg', QUALITY));
  return paths;
}

/** Milliseconds: from the click to the gauge less what was written meanwhile to last; and of the processor in main. */
interface MatchFigures {
  readonly took: number;
  readonly processor: number;
}

async function matchOnce(
  { page, electron }: Program,
  [live, document]: readonly [string, string],
): Promise<MatchFigures> {
  await put(page, 'Live photo', live);
  await put(page, 'Document photo', document);
  await page.waitForTimeout(AFTERWARDS);
  await page.evaluate(watchForGauge);
  await electron.evaluate(watchMain);
  await page.getByRole('button', { name: 'Compare the faces' }).click();
  const match = await page.evaluate(fromClickToGauge);
  await page.waitForTimeout(AFTERWARDS);
  const { writes, processor } = await electron.evaluate(endWatch);
  return { took: match.to - match.from - lengthWithin(match, writes), processor };
}

/** How long any of these was under way meanwhile: what happens at a time counts once. */
function lengthWithin({ from, to }: Span, spans: readonly Span[]): number {
  let [sum, counted] = [0, from];
  for (const span of spans.toSorted((one, other) => one.from - other.from)) {
    const end = Math.min(span.to, to);
    sum += Math.max(0, end - Math.max(span.from, counted));
    counted = Math.max(counted, end);
  }
  return sum;
}

/** Until it is in its well, and was looked at for faces. */
async function put(page: Page, place: Place, path: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  const choose = well(page, place).getByRole('button', { name: /choose|replace/i });
  await choose.first().click();
  const looking = well(page, place).getByText('Looking for faces');
  await (await chooser).setFiles(path);
  await expect(well(page, place).getByRole('img')).toBeVisible();
  await expect(looking).toHaveCount(0);
}
