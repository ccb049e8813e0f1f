import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './electron/electron-vite.ts';
import { prepareElectron, programEnvironment, type Ready } from './electron/prepare.ts';
import { installTestTools } from './linux/packages.ts';
import { startXvfb } from './linux/xvfb.ts';
import { makeProgram } from './packaging/make.ts';
import { targetHere, windowsTarget } from './packaging/target.ts';
import { main, Problem } from './problem.ts';
import { installed } from './project.ts';
import { runInFront } from './run.ts';
import { addUp, allGood, readTally, summary, type Tally, tallyFile } from './tally/tally.ts';

/** Every runner ends with this exit code after Ctrl-C. */
const interrupted = 130;

const playwright = [
  ...[installed('@playwright', 'test', 'cli.js'), 'test'],
  ...['--reporter=list,./scripts/tally/playwright.ts'],
];

/** Each runner's command. All print for people and report to a tally of ours. */
const runners = {
  unit: [
    ...[installed('vitest', 'vitest.mjs'), 'run'],
    ...['--reporter=default', '--reporter=./scripts/tally/vitest.ts'],
  ],
  e2e: [...playwright, '--project=e2e'],
  packaged: [...playwright, '--project=packaged'],
  faults: [...playwright, '--project=faults'],
};

interface Ended {
  readonly tally: Tally;
  readonly code: number;
}

type Runner = keyof typeof runners;
const runnerNames = Object.keys(runners) as Runner[];

/**
 * Builds, then runs every test: those that need no window with vitest, then those in the real program with Playwright,
 * last those in the packed and installed one (tests/packaged) beside the ones that kill it (tests/faults).
 *
 * `--full` asks for the full counts of generated and repeated tests. `--only unit`, `--only e2e`, `--only packaged` or
 * `--only faults` runs one of the four, and what follows goes to it: `npm test -- --only unit verdicts`.
 */
await main(async () => {
  const { full, chosen, filters } = readArguments();
  const ready = await prepareElectron({ withoutSandbox: true });
  const { desktop } = ready;
  await installTestTools();
  // Programs side by side need a display each: on one they would take focus and clipboard from each other. Three keep two
  // processors busy, as each waits for a third of its time.
  const more = desktop.invisible ? [await startXvfb(), await startXvfb()] : [];
  const folder = await mkdtemp(join(tmpdir(), 'facedesk-tests-'));
  // Either has one long file, and would leave a processor idle.
  const [second] = more;
  const isPaired = second !== undefined && chosen.includes('packaged') && chosen.includes('faults');
  try {
    await build();
    const run = async (runner: Runner, displays: NodeJS.ProcessEnv): Promise<Ended> => {
      const file = join(folder, `${runner}.json`);
      const code = await runInFront(process.execPath, [...runners[runner], ...filters], {
        ...programEnvironment(ready),
        ...(runner === 'packaged' && (await packed(ready, folder))),
        // Each thread and process of a test reads the same TypeScript again. Of this run alone, and never the program's.
        ...(runner === 'unit' && { NODE_COMPILE_CACHE: join(folder, 'compiled') }),
        ...displays,
        FACEDESK_TEST_COUNTS: full ? 'full' : 'reduced',
        [tallyFile]: file,
      });
      return { tally: await readTally(runner, file, code), code };
    };
    const ended: Ended[] = [];
    for (const runner of chosen) {
      if (ended.some(({ code }) => code === interrupted)) break;
      if (runner === 'faults' && isPaired) continue;
      if (runner === 'packaged' && isPaired) {
        const beside = run('faults', { DISPLAY: second.display });
        // Its display is left to it also where packing fails.
        ended.push(await run('packaged', {}).finally(() => beside), await beside);
      } else {
        const displays = more.map(({ display }) => display).join(' ');
        ended.push(await run(runner, second ? { FACEDESK_MORE_DISPLAYS: displays } : {}));
      }
    }
    const total = addUp(ended.map(({ tally }) => tally));
    console.log(`\n${summary(total).join('\n')}`);
    return allGood(total) ? 0 : 1;
  } finally {
    for (const { stop } of more) stop();
    desktop.stop();
    await rm(folder, { recursive: true, force: true });
  }
});

/** The program as it is packed for the computer that the tests run on, and for Windows. */
async function packed({ electron }: Ready, folder: string) {
  console.log('Packing …');
  return {
    FACEDESK_PACKED: await makeProgram(targetHere(electron, false), folder),
    FACEDESK_PACKED_WINDOWS: await makeProgram(await windowsTarget(), folder),
  };
}

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
  if (only === undefined) return runnerNames;
  const chosen = runnerNames.find((name) => name === only);
  if (chosen !== undefined) return [chosen];
  throw new Error(`--only takes one of ${runnerNames.join(', ')}.`);
}
