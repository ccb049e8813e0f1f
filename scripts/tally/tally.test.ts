import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { addUp, allGood, readTally, summary } from './tally.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'facedesk-tally-'));
});
afterEach(() => rm(folder, { recursive: true }));

const good = { passed: 3, failed: [], unsteady: ['window'], skipped: [{ name: 'camera', reason: 'no camera here' }] };

test('the last line is the total of all runners', () => {
  const total = addUp([good, { passed: 2, failed: ['gauge'], unsteady: [], skipped: [] }]);
  expect(summary(total)).toEqual([
    'skipped: camera (no camera here)',
    'unsteady: window passed only when tried again',
    'failed: gauge',
    '5 passed, 1 failed, 1 skipped',
  ]);
  expect(allGood(total)).toBe(false);
  expect(allGood(good)).toBe(true);
});

test('nothing run is not good, and is said', () => {
  const nothing = { passed: 0, failed: [], unsteady: [], skipped: [] };
  expect(allGood(nothing)).toBe(false);
  expect(summary(nothing)).toEqual(['No test ran.', '0 passed, 0 failed, 0 skipped']);
});

test('a runner without a report counts as a failure, whatever its exit code', async () => {
  expect((await readTally('unit', join(folder, 'none.json'), 0)).failed).toHaveLength(1);
});

test('a runner that ends badly without a failed test counts as a failure', async () => {
  const file = join(folder, 'unit.json');
  await writeFile(file, JSON.stringify(good));
  expect((await readTally('unit', file, 1)).failed).toHaveLength(1);
  expect(await readTally('unit', file, 0)).toEqual(good);
});
