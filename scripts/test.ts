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

const vitest = [
  ...[installed('vitest', 'vitest.mjs'), 'run'],
  ...['--reporter=default', '--reporter=./scripts/tally/vitest.ts'],
];
const playwright = [
  ...[installed('@playwright', 'test', 'cli.js'), 'test'],
  ...['--reporter=list,./scripts/tally/playwright.ts'],
];

/** Playwright's own names for the tests in a window, see playwright.config.ts. */
const projects = ['packaged', 'faults', 'e2e'] as const;
const partNames = ['unit', ...projects] as const;
type Part = (typeof partNames)[number];

interface Ended {
  readonly tally: Tally;
  readonly code: number;
}

/**
 * Builds, then runs every test: those that need no window with vitest, while the program is packed; then with Playwright those
 * in the packed and installed one (tests/packaged), the ones that kill it (tests/faults), and those in the real program.
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
  // Each thread and process of a test reads the same TypeScript again. Of this run alone, and never the program's.
  const compiled = join(folder, 'compiled');
  let packing: Promise<NodeJS.ProcessEnv> | null = null;
  try {
    await build();
    if (chosen.includes('packaged')) packing = packed(ready, folder);
    // Whether it failed is asked where it is needed.
    packing?.catch(() => undefined);
    const run = async (runner: string, command: readonly string[], env: NodeJS.ProcessEnv): Promise<Ended> => {
      const file = join(folder, `${runner}.json`);
      const code = await runInFront(process.execPath, [...command, ...filters], {
        ...programEnvironment(ready),
        FACEDESK_MORE_DISPLAYS: more.map(({ display }) => display).join(' '),
        ...env,
        FACEDESK_TEST_COUNTS: full ? 'full' : 'reduced',
        [tallyFile]: file,
      });
      return { tally: await readTally(runner, file, code), code };
    };
    const ended: Ended[] = [];
    if (chosen.includes('unit')) ended.push(await run('unit', vitest, { NODE_COMPILE_CACHE: compiled }));
    const shown = projects.filter((name) => chosen.includes(name));
    if (shown.length > 0 && ended[0]?.code !== interrupted) {
      // In one go: where one waits, as the packed one does for its first look for an update, others are at work.
      const named = shown.map((name) => `--project=${name}`);
      ended.push(
        await run(shown.join(', '), [...playwright, ...named], {
          FACEDESK_TESTS_COMPILED: compiled,
          ...(await packing),
        }),
      );
    }
    const total = addUp(ended.map(({ tally }) => tally));
    console.log(`\n${summary(total).join('\n')}`);
    return allGood(total) ? 0 : 1;
  } finally {
    for (const { stop } of more) stop();
    desktop.stop();
    await packing?.catch(() => undefined);
    await rm(folder, { recursive: true, force: true });
  }
});

/** The program as it is packed for the computer that the tests run on, and for Windows. */
async function packed({ electron }: Ready, folder: string): Promise<NodeJS.ProcessEnv> {
  console.log('Packing …');
  return {
    FACEDESK_PACKED: await makeProgram(targetHere(electron, false), folder),
    FACEDESK_PACKED_WINDOWS: await makeProgram(await windowsTarget(), folder),
  };
}

function readArguments(): { full: boolean; chosen: readonly Part[]; filters: string[] } {
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

function choose(only: string | undefined): readonly Part[] {
  if (only === undefined) return partNames;
  const chosen = partNames.find((name) => name === only);
  if (chosen !== undefined) return [chosen];
  throw new Error(`--only takes one of ${partNames.join(', ')}.`);
}
