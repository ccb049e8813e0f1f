import type { SimulatorProcess } from '../simulator-process.ts';
import { emptyOutbox } from './outbox.ts';
import type { Program } from './program.ts';

/**
 * For tests that share a program and need no data folder of their own: nothing is under way any more, nobody is in front, no
 * form has anything in it, and the page is as after a start. What is on record stays, so each test has customers of its own.
 */
export async function startAfresh(
  program: Pick<Program, 'electron' | 'page'>,
  simulator?: SimulatorProcess,
): Promise<void> {
  const { page } = program;
  await simulator?.reset();
  await emptyOutbox(program);
  await page.evaluate(() => {
    window.location.hash = '#case';
  });
  await page.reload();
  // The first screen is drawn before it moves.
  await page.getByRole('banner').waitFor();
  await page.getByRole('heading', { name: 'Cases', level: 1 }).waitFor();
}
