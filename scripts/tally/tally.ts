import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

/** What one test runner's reporter hands over when all its tests have ended. */
export interface Tally {
  passed: number;
  /** One name for each thing that went wrong: a test, a file that can't be loaded, an error outside of any test. */
  failed: string[];
  /** Passed, but only when tried again: each is a fault of the test or of the program that has yet to be found. */
  unsteady: string[];
  skipped: { name: string; reason: string }[];
}

/** The environment variable that tells a reporter where to write its tally. */
export const tallyFile = 'FACEDESK_TALLY';

/** A runner that crashed leaves no tally, and may end badly without a failed test: both count as one failure. */
export async function readTally(runner: string, file: string, code: number): Promise<Tally> {
  const tally: Tally = existsSync(file)
    ? JSON.parse(await readFile(file, 'utf8'))
    : { passed: 0, failed: [`${runner} ended without a report (exit code ${code})`], unsteady: [], skipped: [] };
  if (code !== 0 && tally.failed.length === 0) {
    tally.failed.push(`${runner} ended with exit code ${code}, although no test of its own failed`);
  }
  return tally;
}

export const addUp = (tallies: Tally[]): Tally => ({
  passed: tallies.reduce((sum, tally) => sum + tally.passed, 0),
  failed: tallies.flatMap((tally) => tally.failed),
  unsteady: tallies.flatMap((tally) => tally.unsteady),
  skipped: tallies.flatMap((tally) => tally.skipped),
});

/** The lines to print when everything has run. The last one is read by programs too. */
export function summary({ passed, failed, unsteady, skipped }: Tally): string[] {
  return [
    ...skipped.map(({ name, reason }) => `skipped: ${name} (${reason})`),
    ...unsteady.map((name) => `unsteady: ${name} passed only when tried again`),
    ...failed.map((name) => `failed: ${name}`),
    ...(passed + failed.length === 0 ? ['No test ran.'] : []),
    `${passed} passed, ${failed.length} failed, ${skipped.length} skipped`,
  ];
}

export const allGood = ({ passed, failed }: Tally): boolean => passed > 0 && failed.length === 0;
