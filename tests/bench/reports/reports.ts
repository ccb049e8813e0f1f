import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openProgram, type Program } from '../../e2e/program.ts';
import { unlock } from '../../e2e/records.ts';
import { PASSPHRASE } from '../../filled/names.ts';
import type { Pair } from '../comparison.ts';
import type { Measured } from '../measured.ts';
import { type Printed, watchPrinting } from './printing.ts';

const CHECKS = 100;
const PAIRS = 5;
const root = join(import.meta.dirname, '../../..');

/** Reports of the real program, until they are printed and before they are signed, by turns with a bare window that prints the same page. */
export async function measureReports(): Promise<Measured> {
  const data = await mkdtemp(join(tmpdir(), 'facedesk-bench-'));
  execFileSync(process.execPath, [join(root, 'tests/filled/run.ts'), data, String(CHECKS), 'reports']);
  const program = await openProgram({ data });
  try {
    await unlock(program.page, PASSPHRASE);
    await program.page.getByRole('heading', { name: 'Cases', level: 1 }).waitFor();
    const lastPrinted = await watchPrinting(program.electron, join(data, 'report.pdf'));
    const report = async (of: object): Promise<Printed> => {
      await save(program, of);
      return lastPrinted();
    };
    const { caseId, ids } = await whatIsThere(program);
    const ofCase: Pair[] = [];
    const ofMany: Pair[] = [];
    // The first one loads what makes reports.
    await report({ kind: 'case', id: caseId });
    for (let pair = 0; pair < PAIRS; pair += 1) {
      const one = await report({ kind: 'case', id: caseId });
      ofCase.push({ figure: one.took, limit: await printBare(one.html, join(data, 'page.html')) });
      const many = await report({ kind: 'selection', ids });
      ofMany.push({ figure: many.pages / (many.took / 1000), limit: null });
    }
    return {
      comparisons: [
        {
          ...{
            what: 'PDF of one case with its pictures, unsigned',
            limit: 'the finished page, printed by a bare window',
          },
          ...{ budget: { kind: 'times at most', value: 1.5 }, unit: 'ms', pairs: ofCase },
        },
        {
          ...{ what: `PDF of ${CHECKS} checks with their pictures, unsigned`, limit: 'a number' },
          ...{ budget: { kind: 'at least', value: 20 }, unit: 'pages a second', pairs: ofMany },
        },
      ],
    };
  } finally {
    await program.close();
    await rm(data, { recursive: true, force: true });
  }
}

async function save({ page }: Program, of: object): Promise<void> {
  await page.evaluate(async (asked) => {
    const request = { of: asked, withPictures: true, masked: false, language: 'en', despite: true };
    const saved = await window.facedesk.reports.save(request as Parameters<typeof window.facedesk.reports.save>[0]);
    if (!saved.ok || saved.value.result !== 'written') throw new Error(JSON.stringify(saved));
  }, of);
}

async function whatIsThere({ page }: Program): Promise<{ readonly caseId: string; readonly ids: string[] }> {
  return page.evaluate(async (limit) => {
    const all = { text: '', mode: null, kind: null, result: null, caseId: null, from: null, until: null, before: null };
    const found = await window.facedesk.history.search({ ...all, limit });
    if (!found.ok) throw new Error(found.error.message);
    const { items } = found.value;
    const caseId = items.find(({ mode, caseId }) => mode === 'production' && caseId !== null)?.caseId;
    if (!caseId) throw new Error('There is no case.');
    return { caseId, ids: items.map(({ id }) => id) };
  }, CHECKS);
}

/** Milliseconds of the second of two: the first one warms up, as the program's own has. */
async function printBare(html: string, path: string): Promise<number> {
  const fonts = pathToFileURL(join(root, 'out/renderer')).href;
  await writeFile(path, html.replaceAll(/app:\/\/facedesk(?=\/assets)/g, fonts));
  const sandbox = process.env.FACEDESK_SANDBOX === 'on' ? [] : ['--no-sandbox'];
  const bare = join(import.meta.dirname, '../baselines/bare-print/main.cjs');
  const printed = execFileSync(process.env.FACEDESK_ELECTRON ?? '', [...sandbox, bare, path, '2'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [, took] = JSON.parse(/^printed (.*)$/m.exec(printed)?.[1] ?? '[]') as number[];
  if (took === undefined) throw new Error('The bare window printed nothing.');
  return took;
}
