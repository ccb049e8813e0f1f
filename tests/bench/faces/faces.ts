import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { startAfresh } from '../../e2e/afresh.ts';
import { portrait } from '../../e2e/pictures.ts';
import { openProgram, type Program } from '../../e2e/program.ts';
import { choose, openMatch, type Place, well } from '../../e2e/screens.ts';
import type { Pair } from '../comparison.ts';
import type { Measured } from '../measured.ts';
import { looksSoFar, watchLooks } from './in-page.ts';

const root = join(import.meta.dirname, '../../..');
const pictures = { 'Live photo': 'asha-1', 'Document photo': 'asha-2' } as const satisfies Record<Place, string>;

/** Milliseconds of the first look for faces after a page was loaded, and of the next one. */
interface Looks {
  readonly first: number;
  readonly later: number;
}

/** The look for faces of the real program, by turns with the models alone in a bare page. */
export async function measureFaces(count: number): Promise<Measured> {
  const program = await openProgram();
  const [first, later]: Pair[][] = [[], []];
  try {
    for (let pair = 0; pair < count; pair += 1) {
      const [own, bare] = [await look(program), lookBare()];
      first?.push({ figure: own.first, limit: bare.first });
      later?.push({ figure: own.later, limit: bare.later });
    }
  } finally {
    await program.close();
  }
  const limit = 'the models alone in a bare page';
  return {
    comparisons: [
      {
        what: 'first look for faces on this computer, with its thread',
        ...{ limit, budget: { kind: 'times at most', value: 1.1 }, unit: 'ms', pairs: first ?? [] },
      },
      {
        what: 'a later look for faces',
        ...{ limit, budget: { kind: 'times at most', value: 1.3 }, unit: 'ms', pairs: later ?? [] },
      },
    ],
  };
}

async function look(program: Program): Promise<Looks> {
  const { page } = program;
  await startAfresh(program);
  await openMatch(page);
  await page.evaluate(watchLooks);
  for (const place of Object.keys(pictures) as Place[]) {
    await choose(page, place, portrait(pictures[place]));
    await expect(well(page, place)).toContainText('One face, clear to see');
  }
  const [first, later] = await page.evaluate(looksSoFar);
  if (first === undefined || later === undefined) throw new Error('Nothing was looked at.');
  return { first, later };
}

/** Of the second time that its page is loaded: what the first one compiled is kept, as it is for the program. */
function lookBare(): Looks {
  const sandbox = process.env.FACEDESK_SANDBOX === 'on' ? [] : ['--no-sandbox'];
  const bare = join(import.meta.dirname, '../baselines/bare-faces/main.cjs');
  const files = Object.values(pictures).map((name) => join(root, `resources/practice/${name}.jpg`));
  const given = [...sandbox, bare, join(root, 'node_modules'), '2', ...files];
  const printed = execFileSync(process.env.FACEDESK_ELECTRON ?? '', given, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [, [first, later] = []] = JSON.parse(/^looked (.*)$/m.exec(printed)?.[1] ?? '[]') as number[][];
  if (first === undefined || later === undefined) throw new Error('The bare window looked at nothing.');
  return { first, later };
}
