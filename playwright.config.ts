import { defineConfig } from '@playwright/test';

/** Where there is a second display, every second worker has it for itself. */
const second = process.env.FACEDESK_SECOND_DISPLAY;
if (second && process.env.TEST_PARALLEL_INDEX === '1') process.env.DISPLAY = second;

/** Each empties where it leaves its files, also while another runs beside it. */
const of = (name: string) => ({ testDir: `tests/${name}`, outputDir: `test-results/${name}` });

export default defineConfig({
  testMatch: '**/*.spec.ts',
  projects: [
    // A window on a computer that others use too: one more try where nobody can look, and the summary names the test.
    { name: 'e2e', ...of('e2e'), retries: process.env.CI === 'true' ? 1 : 0 },
    { name: 'packaged', ...of('packaged') },
    { name: 'faults', ...of('faults') },
  ],
  workers: second ? 2 : 1,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  forbidOnly: process.env.CI === 'true',
});
