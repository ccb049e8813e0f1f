import { expect, type Locator, type Page, test } from '@playwright/test';
import { sampleSessions } from '../../../shared/practice.ts';
import { type SimulatorProcess, startSimulatorProcess } from '../../simulator-process.ts';
import { startAfresh } from '../afresh.ts';
import { expectFineInEveryLook } from '../looks.ts';
import { portrait } from '../pictures.ts';
import { openProgram, type Program } from '../program.ts';
import { chooseBoth, compare, headline, lookUp, openMatch } from '../screens.ts';

/** Screens and states by name, each reached as a person would, from where the one before has left the page. */
export type Walk = Readonly<Record<string, (page: Page) => Promise<void>>>;

export interface Desk {
  readonly program: Program;
  readonly simulator: SimulatorProcess;
}

/** A program, and its vendors, for all tests of a file. */
export function deskForAll(): Desk {
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
  return {
    get program() {
      return program;
    },
    get simulator() {
      return simulator;
    },
  };
}

/** While such a list is open React Aria hides the rest of the page from screen readers, and Tab closes it before it leads there. */
const hiddenOutside: ReadonlySet<string> = new Set(['liveness, a case to choose']);
const outsideRules = ['aria-hidden-focus', 'page-has-heading-one', 'region'];

/** Every walk begins with a page as after a start. */
export function expectFineOnEach(desk: Desk, walks: Readonly<Record<string, Walk>>): void {
  let looks = 0;
  for (const [walk, states] of Object.entries(walks)) {
    const first = looks;
    looks += Object.keys(states).length;
    test(`axe finds nothing and nothing is cut off: ${walk}`, async () => {
      const { program, simulator } = desk;
      await startAfresh(program, simulator);
      for (const [place, [state, reach]] of Object.entries(states).entries()) {
        await test.step(state, async () => {
          await reach(program.page);
          const without = hiddenOutside.has(state) ? outsideRules : [];
          await expectFineInEveryLook(program, { without, turn: first + place });
          expect(program.complaints.splice(0)).toEqual([]);
        });
      }
    });
  }
}

/** Closes what is open by Escape, from within it: looking may have left the focus anywhere. */
export async function leave(open: Locator): Promise<void> {
  await open.press('Escape');
  await expect(open).toHaveCount(0);
}

export const sessionOf = (name: string) => sampleSessions.find((sample) => sample.name === name)?.sessionId ?? '';

export async function matched(page: Page, second: string, comes: string): Promise<void> {
  await openMatch(page);
  await chooseBoth(page, portrait('asha-1'), portrait(second));
  await compare(page);
  await expect(headline(page)).toHaveText(new RegExp(`^${comes}`));
}

/** One check of each kind, with its answer. */
export async function makeChecks(page: Page): Promise<void> {
  await lookUp(page, sessionOf('live'));
  await expect(headline(page)).toHaveText('A live person');
  await matched(page, 'asha-2', 'YES');
}
