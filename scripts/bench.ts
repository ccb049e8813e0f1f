import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureCommit } from '../tests/bench/commit/commit.ts';
import { type Comparison, rowOf } from '../tests/bench/comparison.ts';
import { asTable, writeTables } from '../tests/bench/document.ts';
import { measureEntering } from '../tests/bench/entering.ts';
import { measureExports } from '../tests/bench/exports/exports.ts';
import { measureFaces } from '../tests/bench/faces/faces.ts';
import { removeFilledFolders } from '../tests/bench/filled-folders.ts';
import { growthPlot, measureGrowth } from '../tests/bench/growth/growth.ts';
import { measureHistory } from '../tests/bench/history/history.ts';
import { measureMatch } from '../tests/bench/match/match.ts';
import type { Measured } from '../tests/bench/measured.ts';
import { measureOutbox } from '../tests/bench/outbox/outbox.ts';
import { measurePhotograph } from '../tests/bench/photograph/photograph.ts';
import { measurePictures } from '../tests/bench/pictures.ts';
import { measureReports } from '../tests/bench/reports/reports.ts';
import { measureSizes } from '../tests/bench/sizes/sizes.ts';
import { measureFilledStart } from '../tests/bench/start/filled.ts';
import { measureStart } from '../tests/bench/start/start.ts';
import { measureMemory } from '../tests/bench/work/memory.ts';
import { measureOffline } from '../tests/bench/work/offline.ts';
import { build } from './electron/electron-vite.ts';
import { prepareElectron, programEnvironment } from './electron/prepare.ts';
import { installTestTools } from './linux/packages.ts';
import { main, Problem } from './problem.ts';
import { root } from './project.ts';

/** In the order of the table. */
const measurements: Readonly<Record<string, (checks: number) => Promise<Measured>>> = {
  start: () => measureStart(10),
  filled: (checks) => measureFilledStart(checks, 5),
  sizes: () => measureSizes(),
  match: () => measureMatch(12),
  commit: () => measureCommit(7),
  outbox: () => measureOutbox(3),
  photograph: () => measurePhotograph(5),
  faces: () => measureFaces(5),
  pictures: () => measurePictures(),
  entering: () => measureEntering(200),
  history: (checks) => measureHistory(checks),
  exports: (checks) => measureExports(checks),
  reports: () => measureReports(),
  memory: () => measureMemory(),
  offline: () => measureOffline(),
  growth: (checks) => measureGrowth(checks, checks === CHECKS ? growthPlot : null),
};

const CHECKS = 100_000;

/**
 * Measures each figure beside its limit and prints one table; all of them together are written into docs/BENCHMARKS.md too, which says what they mean.
 * `npm run bench -- start pictures`: those alone, printed only; with `--write` in the place of their earlier figures. `--checks 20000`: records filled with so
 * many, printed only.
 */
await main(async () => {
  const { chosen, checks, isWritten } = readArguments();
  const ready = await prepareElectron({ withoutSandbox: true });
  await installTestTools();
  try {
    await build();
    Object.assign(process.env, programEnvironment(ready));
    const comparisons: Comparison[] = [];
    const tables = new Map<string, string>();
    for (const name of chosen) {
      console.log(`Measuring: ${name} …`);
      const measured = await measurements[name]?.(checks);
      comparisons.push(...(measured?.comparisons ?? []));
      for (const [title, rows] of Object.entries(measured?.details ?? {})) {
        tables.set(title, asTable(rows));
        console.log(`\n${asTable(rows)}\n`);
      }
    }
    if (comparisons.length > 0) {
      tables.set('figures', asTable(comparisons.map(rowOf)));
      console.log(`\n${tables.get('figures')}\n`);
    }
    const isWhole = chosen.length === Object.keys(measurements).length;
    if (checks === CHECKS && (isWhole || isWritten)) {
      await writeTables(join(root, 'docs/BENCHMARKS.md'), tables, isWhole);
    }
    return 0;
  } finally {
    await removeFilledFolders();
    ready.desktop.stop();
  }
});

function readArguments(): { chosen: readonly string[]; checks: number; isWritten: boolean } {
  const names = Object.keys(measurements);
  try {
    const { values, positionals } = parseArgs({
      options: { checks: { type: 'string', default: String(CHECKS) }, write: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    const unknown = positionals.find((name) => !names.includes(name));
    if (unknown !== undefined) throw new Error(`There is no measurement “${unknown}”: ${names.join(', ')}.`);
    const checks = Number(values.checks);
    if (!Number.isInteger(checks) || checks < 1) throw new Error('--checks takes a whole number.');
    return { chosen: positionals.length > 0 ? positionals : names, checks, isWritten: values.write };
  } catch (error) {
    throw new Problem((error as Error).message);
  }
}
