import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './electron-vite.ts';
import { installTestTools } from './linux-packages.ts';
import { prepareElectron } from './prepare.ts';
import { main, Problem } from './problem.ts';
import { installed } from './project.ts';
import { runInFront } from './run.ts';
import { addUp, allGood, readTally, summary, type Tally, tallyFile } from './tally.ts';

/** Both runners end with this exit code after Ctrl-C. */
const interrupted = 130;

/** Each runner's command. Both print for people and report to a tally of ours. */
const runners = {
  unit: [
    ...[installed('vitest', 'vitest.mjs'), 'run'],
    ...['--reporter=default', '--reporter=./scripts/tally-vitest.ts'],
  ],
  e2e: [...[installed('@playwright', 'test', 'cli.js'), 'test'], ...['--reporter=list,./scripts/tally-playwright.ts']],
};

type Runner = keyof typeof runners;

/**
 * Builds, then runs every test: those that need no window with vitest, then those in the real program with Playwright.
 *
 * `--full` asks for the full counts of generated and repeated tests. `--only unit` or `--only e2e` runs one of the two,
 * and what follows goes to it: `npm test -- --only unit verdicts`.
 */
await main(async () => {
  const { full, chosen, filters } = readArguments();
  const { electron, desktop, sandbox } = await prepareElectron({ withoutSandbox: true });
  await installTestTools();
  const folder = await mkdtemp(join(tmpdir(), 'facedesk-tests-'));
  try {
    await build();
    const tallies: Tally[] = [];
    for (const runner of chosen) {
      const file = join(folder, `${runner}.json`);
      const code = await runInFront(process.execPath, [...runners[runner], ...filters], {
        ...desktop.env,
        FACEDESK_ELECTRON: electron.executable,
        FACEDESK_SANDBOX: sandbox ? 'on' : 'off',
        FACEDESK_TEST_COUNTS: full ? 'full' : 'reduced',
        [tallyFile]: file,
      });
      tallies.push(await readTally(runner, file, code));
      if (code === interrupted) break;
    }
    const total = addUp(tallies);
    console.log(`\n${summary(total).join('\n')}`);
    return allGood(total) ? 0 : 1;
  } finally {
    desktop.stop();
    await rm(folder, { recursive: true, force: true });
  }
});

function readArguments(): { full: boolean; chosen: Runner[]; filters: string[] } {
  try {
    const { values, positionals } = parseArgs({
      options: { full: { type: 'boolean', default: false }, only: { type: 'string' } },
      allowPositionals: true,
    });
    return { full: values.full, chosen: choose(values.only), filters: positionals };
  } catch (error) {
    throw new Problem((error as Error).message);
  }
}

function choose(only: string | undefined): Runner[] {
  if (only === undefined) return ['unit', 'e2e'];
  if (only === 'unit' || only === 'e2e') return [only];
  throw new Error('--only takes unit or e2e.');
}
