import { defineConfig } from '@playwright/test';

/** Displays beside the first: a worker more for each, which has it for itself. */
const displays = (process.env.FACEDESK_MORE_DISPLAYS ?? '').split(' ').filter(Boolean);
const display = displays[Number(process.env.TEST_PARALLEL_INDEX ?? 0) - 1];
if (display) process.env.DISPLAY = display;

/** Each empties where it leaves its files, also while another runs beside it. */
const of = (name: string) => ({ testDir: `tests/${name}`, outputDir: `test-results/${name}` });

export default defineConfig({
  testMatch: '**/*.spec.ts',
  projects: [
    // First those that wait the most: others are at work beside them.
    { name: 'packaged', ...of('packaged') },
    { name: 'faults', ...of('faults') },
    // A window on a computer that others use too: one more try where nobody can look, and the summary names the test.
    { name: 'e2e', ...of('e2e'), retries: process.env.CI === 'true' ? 1 : 0 },
  ],
  workers: 1 + displays.length,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  forbidOnly: process.env.CI === 'true',
});
