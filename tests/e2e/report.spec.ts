import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { sampleSessions } from '../../shared/practice.ts';
import { dropFile } from './drops.ts';
import { openCheck, openHistory } from './history.ts';
import { openProgram, type Program } from './program.ts';
import { answerFileDialogs } from './records.ts';
import { headline, lookUp } from './screens.ts';

let program: Program;
let folder: string;
test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'facedesk-report-'));
  program = await openProgram();
  await answerFileDialogs(program.electron, join(folder, 'report.pdf'));
});
test.afterEach(async () => {
  await program.close();
  await rm(folder, { recursive: true, force: true });
});

/** A lookup is made, and its report saved; what the program says of that is still in view. */
async function saveReport(): Promise<string> {
  const { page } = program;
  const [live] = sampleSessions;
  await lookUp(page, live.sessionId);
  await expect(headline(page)).toHaveText('A live person');
  await openHistory(page);
  await openCheck(page, '97.31');
  await page.getByRole('button', { name: 'Save as PDF…' }).click();
  await page.getByRole('button', { name: 'Save the PDF' }).click();
  await expect(page.getByRole('heading', { name: 'The report is saved' })).toBeVisible();
  return join(folder, 'report.pdf');
}

async function verify(path: string): Promise<void> {
  const { page } = program;
  await page.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: 'Settings' }).click();
  const group = page.getByRole('group', { name: 'Report to verify' });
  await group.scrollIntoViewIfNeeded();
  await dropFile(page, group, path);
}

test('a check is made, its report saved, and the file found unchanged when it is dropped', async () => {
  const path = await saveReport();
  expect((await readFile(path)).subarray(0, 5).toString()).toBe('%PDF-');
  await verify(path);
  const { page } = program;
  await expect(page.getByRole('heading', { name: 'Unchanged, written by this installation' })).toBeVisible();
  expect(program.complaints).toEqual([]);
});

test('a report with one byte altered is told as changed', async () => {
  const path = await saveReport();
  const bytes = await readFile(path);
  const place = bytes.indexOf('facedesk.check/1');
  bytes.writeUInt8(bytes.readUInt8(place) ^ 1, place);
  await writeFile(path, bytes);
  await verify(path);
  await expect(program.page.getByRole('heading', { name: 'Changed after it was signed' })).toBeVisible();
});

test('the saved file is shown in the system’s file manager, which alone learns where it is', async () => {
  const { page, electron } = program;
  await electron.evaluate(({ shell }) => {
    shell.showItemInFolder = (path) => Object.assign(globalThis, { shown: path });
  });
  const path = await saveReport();
  await page.getByRole('button', { name: 'Show in its folder' }).click();
  await expect.poll(() => electron.evaluate(() => (globalThis as { shown?: string }).shown)).toBe(path);
});
