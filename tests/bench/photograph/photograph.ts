import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { LONGEST_SIDE, MAXIMUM_PICTURE_BYTES } from '../../../shared/limits.ts';
import { madePhotograph } from '../../e2e/photographs.ts';
import { openProgram } from '../../e2e/program.ts';
import { openMatch, well } from '../../e2e/screens.ts';
import { exifSegment, withFirst } from '../../pictures/jpeg.ts';
import type { Pair } from '../comparison.ts';
import type { Measured } from '../measured.ts';
import { tookUntilReady, watchReady } from './in-page.ts';

/** The first one loads what prepares pictures. */
const BEFORE = 1;
const AFTERWARDS = 1500;

/** A phone's photograph, on its side, put into a well: by turns with a bare page that makes the same of it. */
export async function measurePhotograph(count: number): Promise<Measured> {
  const folder = await mkdtemp(join(tmpdir(), 'facedesk-bench-'));
  const program = await openProgram();
  const pairs: Pair[] = [];
  try {
    const { page } = program;
    await openMatch(page);
    for (let done = 0; done < BEFORE + count; done += 1) {
      const side = await madePhotograph(page, 4000, 3000, 'image/jpeg', 0.8);
      const path = join(folder, `phone-${done}.jpg`);
      await writeFile(path, withFirst(side, exifSegment({ orientation: 6 })));
      const pair = { figure: await putOnce(page, path), limit: prepareBare(path) };
      if (done >= BEFORE) pairs.push(pair);
    }
  } finally {
    await program.close();
    await rm(folder, { recursive: true, force: true });
  }
  return {
    comparisons: [
      {
        what: 'a phone photograph of 12 megapixels, chosen until it is ready',
        limit: 'decoded, turned and encoded by a bare page',
        budget: { kind: 'times at most', value: 1.2 },
        ...{ unit: 'ms', pairs },
      },
    ],
  };
}

/** Milliseconds, from when the file is chosen. */
async function putOnce(page: Page, path: string): Promise<number> {
  const live = well(page, 'Live photo');
  const remove = live.getByRole('button', { name: /remove/i });
  if (await remove.count()) await remove.first().click();
  await expect(live).not.toContainText('3000 × 4000 px');
  const chooser = page.waitForEvent('filechooser');
  await live
    .getByRole('button', { name: /choose/i })
    .first()
    .click();
  await page.evaluate(watchReady, '3000 × 4000 px');
  await (await chooser).setFiles(path);
  const took = await page.evaluate(tookUntilReady);
  // Faces are looked for when it is ready; that is no part of either.
  await page.waitForTimeout(AFTERWARDS);
  return took;
}

/** Milliseconds of the second of two: the first one warms up, as the program's own has. */
function prepareBare(path: string): number {
  const sandbox = process.env.FACEDESK_SANDBOX === 'on' ? [] : ['--no-sandbox'];
  const bare = join(import.meta.dirname, '../baselines/bare-photograph/main.cjs');
  const numbers = [LONGEST_SIDE, MAXIMUM_PICTURE_BYTES, 2].map(String);
  const printed = execFileSync(process.env.FACEDESK_ELECTRON ?? '', [...sandbox, bare, path, ...numbers], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [, took] = JSON.parse(/^prepared (.*)$/m.exec(printed)?.[1] ?? '[]') as number[];
  if (took === undefined) throw new Error('The bare window made nothing.');
  return took;
}
