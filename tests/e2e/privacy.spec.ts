import { readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { type SimulatorProcess, startSimulatorProcess } from '../simulator-process.ts';
import { enterCase, openCases } from './cases.ts';
import { detail, expectCount, openCheck, openHistory } from './history.ts';
import { expectOpen, setOffline } from './outbox.ts';
import { portrait } from './pictures.ts';
import { closeWindow, newDataFolder, openProgram, type Program } from './program.ts';
import { answerFileDialogs, unlock } from './records.ts';
import { chooseBoth, compare, headline, lookUp, openLiveness, openMatch } from './screens.ts';
import { expectNoTraceOnDisk, tracesOf } from './secrets.ts';
import { choosePassphrase, openSettings } from './settings.ts';

const customer = {
  reference: 'APP-PRIVATE-4711',
  name: 'आशा देशपांडे',
  place: 'Shaniwar Peth, Pune',
  note: 'Third floor, blue door',
};
const remark = 'चश्मा पहना था, फिर उतारा';
let data: string;
let simulator: SimulatorProcess;
/** Of this run alone: those of the samples are in the program, and in what Chromium keeps of its code. */
let sessionId: string;
test.beforeEach(async () => {
  data = await newDataFolder();
  simulator = await startSimulatorProcess();
  sessionId = await simulator.createSession({ like: 'live' });
});
test.afterEach(async () => {
  await simulator.stop();
  await rm(data, { recursive: true, force: true });
});

test('nothing of a customer is on disk in plain text, through offline, a restart, answers, and an erased case', async () => {
  const first = await openProgram({ data, simulator });
  await openSettings(first.page);
  await choosePassphrase(first.page, 'correct horse battery');
  await setOffline(first.page, true);
  await enterCase(first.page, { ...customer, consent: 'Spoken' });
  await openLiveness(first.page);
  await lookUp(first.page, sessionId);
  await expect(headline(first.page)).toHaveText('No connection');
  await openMatch(first.page);
  await chooseBoth(first.page, portrait('asha-1'), portrait('asha-2'));
  await compare(first.page);
  await expectOpen(first.page, 2);
  await expectNothingOnDisk();
  await closeWindow(first, 'Quit now');
  await expectNothingOnDisk();

  const second = await openProgram({ data, simulator });
  const { page } = second;
  await unlock(page, 'correct horse battery');
  await setOffline(page, false);
  await expectOpen(page, 0);
  await openHistory(page);
  await expectCount(page, 2);
  await openCheck(page, 'Face match');
  await expect(detail(page).getByRole('img')).toHaveCount(2);
  await detail(page).getByRole('textbox', { name: 'New note' }).fill(remark);
  await detail(page).getByRole('button', { name: 'Add the note' }).click();
  await expect(detail(page).getByRole('listitem').filter({ hasText: remark })).toBeVisible();
  await expectNothingOnDisk();
  await expectNothingInDiagnostics(second);

  await openCases(page);
  await page.getByRole('list', { name: 'Cases' }).getByRole('link', { name: customer.reference }).click();
  await page.getByRole('button', { name: 'Erase this case' }).click();
  await page.getByRole('alertdialog').getByText('The customer asked for it').click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Erase for good' }).click();
  await expect(page.getByRole('heading', { name: 'No cases yet' })).toBeVisible();
  for (const text of texts()) expect(second.output()).not.toContain(text);
  await second.close();
  await expectNothingOnDisk();
});

/** What a person's support is given: it is shown first, saved as it was shown, and has counts alone. */
async function expectNothingInDiagnostics(program: Program): Promise<void> {
  const { page, electron } = program;
  const path = join(data, '..', `${basename(data)}.txt`);
  await answerFileDialogs(electron, path);
  await electron.evaluate(({ Menu }) => {
    const help = Menu.getApplicationMenu()?.items.find(({ role }) => role === 'help');
    help?.submenu?.items.find(({ label }) => label === 'Save diagnostics…')?.click();
  });
  const dialog = page.getByRole('dialog', { name: 'Diagnostics for your support' });
  await expect(dialog.locator('pre')).toContainText('Checks done: 2 practice');
  const shown = await dialog.locator('pre').textContent();
  for (const text of texts()) expect(shown).not.toContain(text);
  await dialog.getByRole('button', { name: 'Save…' }).click();
  await expect(dialog.getByText(`The diagnostics are saved as ${basename(path)}.`)).toBeVisible();
  expect(await readFile(path, 'utf8')).toBe(shown);
  await rm(path);
  await dialog.getByRole('button', { name: 'Close' }).click();
}

test('the search would find what is there', async () => {
  const place = join(data, 'somewhere');
  await writeFile(place, `… ${customer.name} …`);
  await expect(expectNothingOnDisk()).rejects.toThrow(`${customer.name} is in somewhere`);
  await writeFile(place, portrait('asha-1').buffer);
  await expect(expectNothingOnDisk()).rejects.toThrow('asha-1 is in somewhere');
});

function texts(): readonly string[] {
  return [...Object.values(customer), remark, sessionId, '49.36.1.2'];
}

/** Neither a text nor a run of bytes out of the middle of a picture, which nothing else has. */
async function expectNothingOnDisk(): Promise<void> {
  const pictures = ['asha-1', 'asha-2'].map((what) => {
    const { buffer } = portrait(what);
    const middle = Math.floor(buffer.byteLength / 2);
    return { what, forms: [buffer.subarray(middle, middle + 48)] };
  });
  await expectNoTraceOnDisk(data, [...texts().map(tracesOf), ...pictures]);
}
