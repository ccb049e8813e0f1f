import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { sampleSessions } from '../../shared/practice.ts';
import { startAfresh } from './afresh.ts';
import { dropFile } from './drops.ts';
import { openCheck } from './history.ts';
import { pdfLetters, pdfToolsAreHere } from './pdf.ts';
import { openProgram, type Program } from './program.ts';
import { answerFileDialogs } from './records.ts';
import { headline, lookUp } from './screens.ts';

let program: Program;
let folder: string;
let lookups = 0;
test.beforeAll(async () => {
  program = await openProgram();
});
test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'facedesk-report-'));
  await startAfresh(program);
  await answerFileDialogs(program.electron, join(folder, 'report.pdf'));
});
test.afterEach(() => rm(folder, { recursive: true, force: true }));
test.afterAll(() => program.close());

/** A lookup is made, and its report saved; what the program says of that is still in view. */
async function saveReport({ note = null }: { readonly note?: string | null } = {}): Promise<string> {
  const { page } = program;
  const [live] = sampleSessions;
  await lookUp(page, live.sessionId);
  await expect(headline(page)).toHaveText('A live person');
  lookups += 1;
  await openCheck(page, '97.31', lookups);
  if (note !== null) {
    await page.getByRole('textbox', { name: 'New note' }).fill(note);
    await page.getByRole('button', { name: 'Add the note' }).click();
    await expect(page.getByText('Chinese 李')).toBeVisible();
  }
  await page.getByRole('button', { name: 'Save as PDF…' }).click();
  if (note !== null) await expectAsked();
  else await page.getByRole('button', { name: 'Save the PDF' }).click();
  await expect(page.getByRole('heading', { name: 'The report is saved' })).toBeVisible();
  return join(folder, 'report.pdf');
}

/** What no font of the program's has a letter for is told before anything is asked or written; only then it is saved. */
async function expectAsked(): Promise<void> {
  const { page } = program;
  const save = page.getByRole('button', { name: 'Save the PDF' });
  const told = page.getByRole('alert').filter({ hasText: 'Note of a check: 李 U+674E' });
  await save.click();
  await expect(told).toBeVisible();
  expect(existsSync(join(folder, 'report.pdf'))).toBe(false);
  // Whoever presses again without reading goes back.
  await expect(page.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(told).toHaveCount(0);
  await save.click();
  await page.getByRole('button', { name: 'Save anyway' }).click();
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
  const path = await saveReport({ note: 'Tamil சுனிதா\nChinese 李' });
  if (pdfToolsAreHere) expect(pdfLetters(path)).toContain('U+674E');
  expect((await readFile(path)).subarray(0, 5).toString()).toBe('%PDF-');
  await verify(path);
  const { page } = program;
  await expect(page.getByRole('heading', { name: 'Unchanged, written by this installation' })).toBeVisible();
  expect(program.complaints).toEqual([]);
});

test('a report with one byte altered is told as changed', async () => {
  const path = await saveReport();
  const bytes = await readFile(path);
  const place = bytes.indexOf('facedesk.check/3');
  bytes.writeUInt8(bytes.readUInt8(place) ^ 1, place);
  await writeFile(path, bytes);
  await verify(path);
  await expect(program.page.getByRole('heading', { name: 'Changed after it was signed' })).toBeVisible();
});

test('the saved file is opened, shown in its folder, and its path copied, by the main process, which alone learns where it is', async () => {
  const { page, electron } = program;
  await electron.evaluate(({ shell, clipboard }) => {
    const used: string[] = [];
    shell.openPath = async (path) => {
      used.push(`open ${path}`);
      return '';
    };
    shell.showItemInFolder = (path) => {
      used.push(`show ${path}`);
    };
    Object.assign(globalThis, { used });
    Object.assign(clipboard, { writeText: (text: string) => used.push(`copy ${text}`) });
  });
  const used = () => electron.evaluate(() => (globalThis as unknown as { used: string[] }).used);
  const path = await saveReport();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Open', exact: true }).click();
  await expect.poll(used).toEqual([`open ${path}`]);
  await dialog.getByRole('button', { name: 'Show in folder' }).click();
  await expect.poll(used).toEqual([`open ${path}`, `show ${path}`]);
  await dialog.getByRole('button', { name: 'Copy path' }).click();
  await expect(dialog.getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(await used()).toEqual([`open ${path}`, `show ${path}`, `copy ${path}`]);

  await rm(path);
  await dialog.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(dialog.getByRole('alert')).toContainText('The file is no longer where it was saved');
  expect(await used()).toHaveLength(3);
});
