import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { runs } from '../../counts.ts';
import { type SimulatorProcess, startSimulatorProcess } from '../../simulator-process.ts';
import { offlineSwitch, setOffline } from '../outbox.ts';
import { openProgram, type Program } from '../program.ts';
import { anyActs, certainly, open, seen } from './acts.ts';
import { type Desktop, newDesk } from './desk.ts';
import { expectAllInOrder } from './rules.ts';

/** Up to four customers, whatever is pressed in whatever order: nothing of one is ever another's, nothing is bought twice. */

const RUNS = runs(200, 4);
/** A run is a few seconds on a busy machine. */
const MOST_PER_RUN = 30_000;

let simulator: SimulatorProcess;
let program: Program;
test.beforeAll(async () => {
  simulator = await startSimulatorProcess();
  program = await openProgram({ simulator });
});
test.afterAll(async () => {
  await program.close();
  await simulator.stop();
});

test(`no check holds what was entered for another customer, and nothing is bought twice unasked (${RUNS} runs)`, async () => {
  test.setTimeout(RUNS * MOST_PER_RUN);
  const { page } = program;
  // One program for all of them, so that a run begins with what the one before has left.
  const desktop: Desktop = {
    page,
    newSession: () => simulator.createSession({ like: 'live' }),
    readUntil: 0,
  };
  const seed = Date.now() % 2 ** 31;
  console.log(`mixing customers: seed ${seed}`);
  await fc.assert(
    fc.asyncProperty(anyActs, async (acts) => {
      const desk = newDesk();
      const before = desktop.readUntil;
      await open(0)(desk, desktop);
      await fc.asyncModelRun(() => ({ model: desk, real: desktop }), acts);
      if (await offlineSwitch(page).isChecked()) await setOffline(page, false);
      await expectAllInOrder(desk, desktop, before);
    }),
    // Tried again in a program that remembers, a shorter walk is another walk.
    { seed, numRuns: RUNS, endOnFailure: true },
  );
  // By chance a short walk may not come by it.
  await certainly(newDesk(), desktop);
  const expected = [
    ...['entered a lookup for a case', 'entered a match for a case', 'another customer', 'edited', 'unchanged'],
    ...['cropped', 'Is this the same customer?', 'These pictures have been compared already'],
  ];
  expect(expected.filter((what) => !seen.has(what))).toEqual([]);
});
