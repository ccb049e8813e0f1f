import { cp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { sampleSessions } from '../../shared/practice.ts';
import { type SimulatorProcess, startSimulatorProcess } from '../simulator-process.ts';
import { checks, expectCount, openHistory } from './history.ts';
import { expectFineInEveryLook } from './looks.ts';
import { expectOpen, row, setOffline } from './outbox.ts';
import { portrait } from './pictures.ts';
import { closeWindow, newDataFolder, openProgram, type Program } from './program.ts';
import { alterByte, answerFileDialogs, damageRecords, databaseOf, door, recordsSection, unlock } from './records.ts';
import { chooseBoth, compare, expectInFront, headline, lookUp, nameCase, openLiveness, openMatch } from './screens.ts';
import { choosePassphrase, openSettings } from './settings.ts';

const passphrase = 'correct horse battery';
const live = sampleSessions[0].sessionId;

let simulator: SimulatorProcess;
let data: string;
test.beforeAll(async () => {
  simulator = await startSimulatorProcess();
});
test.beforeEach(async () => {
  await simulator.reset();
  data = await newDataFolder();
});
test.afterEach(() => rm(data, { recursive: true, force: true }));
test.afterAll(async () => {
  if (made !== null) await rm(made, { recursive: true, force: true });
  await simulator.stop();
});

const calls = async () => (await simulator.ledger()).length;
const open = (folder = data) => openProgram({ simulator, data: folder });

/** The program with records that a passphrase protects, and one answered lookup in them. */
async function openProtected(folder = data): Promise<Program> {
  const program = await open(folder);
  const { page } = program;
  await openSettings(page);
  await choosePassphrase(page, passphrase);
  await openLiveness(page);
  await lookUp(page, live);
  await expect(headline(page)).toHaveText('A live person');
  return program;
}

let made: string | null = null;

/** A copy, as this test's own data folder, of what such a program leaves, with a backup in it; made for the first that asks. */
async function copyProtected(): Promise<void> {
  if (made === null) {
    made = await newDataFolder();
    const program = await openProtected(made);
    await backUp(program, join(made, BACKUP));
    await program.close();
  }
  await cp(made, data, { recursive: true });
}

const BACKUP = 'Facedesk.facedesk-backup';

async function backUp({ electron, page }: Program, file: string): Promise<void> {
  await answerFileDialogs(electron, file);
  await openSettings(page);
  await recordsSection(page).getByRole('button', { name: 'Back up…' }).click();
  for (const name of ['Passphrase of the backup', 'Passphrase of the backup again']) {
    await page.getByRole('textbox', { name, exact: true }).fill('backup horse battery');
  }
  await page.getByRole('button', { name: 'Write the backup' }).click();
  await expect(recordsSection(page)).toContainText('The backup is written.');
}

async function queueTwo(page: Page): Promise<void> {
  await openLiveness(page);
  await nameCase(page, 'APP-OPEN-1');
  await lookUp(page, sampleSessions[2].sessionId);
  await expectInFront(page, 'APP-OPEN-1');
  await openMatch(page);
  await nameCase(page, 'APP-OPEN-2');
  await chooseBoth(page, portrait('asha-1'), portrait('asha-2'));
  await compare(page);
  await expectOpen(page, 2);
}

async function verify(page: Page): Promise<void> {
  await recordsSection(page).getByRole('button', { name: 'Verify' }).click();
  await expect(recordsSection(page).getByText('Chain head', { exact: true })).toBeVisible();
}

test('records without protection end with the program; a passphrase keeps what is there, and after a restart nothing is sent before it is typed', async () => {
  const first = await open();
  await expect(first.page.getByRole('banner')).toContainText('Records end with the program.');
  await lookUp(first.page, live);
  await expect(headline(first.page)).toHaveText('A live person');
  await openSettings(first.page);
  await expect(recordsSection(first.page)).toContainText('Kept in practice only, until the program is closed.');
  await expect(recordsSection(first.page)).toContainText('records that end with the program are not backed up');
  await first.close();

  const second = await open();
  await openHistory(second.page);
  await expect(second.page.getByText('No checks yet')).toBeVisible();
  await lookUp(second.page, live);
  await expect(headline(second.page)).toHaveText('A live person');
  await openSettings(second.page);
  await choosePassphrase(second.page, passphrase);
  await expect(recordsSection(second.page)).toContainText('Kept on this computer, encrypted.');
  await expect(second.page.getByRole('banner')).not.toContainText('Records end with the program.');
  for (const vendor of ['instantPay', 'cashfree'] as const) await simulator.setListening(vendor, false);
  await queueTwo(second.page);
  const before = await calls();
  await closeWindow(second, 'Quit now');
  await simulator.reset();

  const third = await open();
  const { page } = third;
  await expect(door(page)).toContainText('The records are locked.');
  await expect(door(page)).toContainText('2 checks wait. Nothing is sent before you unlock.');
  await expect(page.getByRole('navigation').getByRole('link', { name: 'History' })).toBeDisabled();
  await unlock(page, 'wrong horse battery');
  await expect(door(page)).toContainText('This is not the passphrase. Nothing is lost: try again.');
  expect(await calls()).toBe(before);
  await unlock(page, passphrase);
  await expect.poll(calls).toBe(before + 2);
  await expectOpen(page, 0);
  await openHistory(page);
  await expectCount(page, 3);
  await third.close();
});

test('the audit chain is verified, and a place in it that was printed is found again', async () => {
  const program = await openProtected();
  const { page, electron } = program;
  const section = recordsSection(page);
  const printed = section.getByRole('textbox', { name: 'Chain head from a report' });
  await openSettings(page);
  await verify(page);
  await expect(section).toContainText('The records are as they were written.');
  await expect(section).toContainText('The database is sound.');
  await expect(section).toContainText('Every check and case agrees with what the chain says of it.');
  await section.getByRole('button', { name: 'Copy the chain head' }).click();
  await expect.poll(() => electron.evaluate(({ clipboard }) => clipboard.readText())).toMatch(/^\d+ · [0-9a-f]{64}$/);
  const head = await electron.evaluate(({ clipboard }) => clipboard.readText());

  await openLiveness(page);
  await lookUp(page, sampleSessions[1].sessionId);
  await expect(headline(page)).toHaveText('Not shown to be live');
  await openSettings(page);
  await printed.fill(head);
  await verify(page);
  await expect(section).toContainText('The chain still contains the printed place');
  await printed.fill(head.replace(/.$/, (last) => (last === '0' ? '1' : '0')));
  await verify(page);
  await expect(section).toContainText('The chain does not contain the printed place.');
  await printed.fill('12 · abc');
  await section.getByRole('button', { name: 'Verify' }).click();
  await expect(printed).toHaveAccessibleDescription(/This is not a chain head/);
  await program.close();
});

const agentSection = (page: Page) => page.getByRole('region', { name: 'Agent and organisation', exact: true });

test('a backup is restored in another installation: open checks are held, and go out once they are released', async () => {
  const elsewhere = await newDataFolder();
  const file = join(elsewhere, BACKUP);
  const first = await openProtected();
  await setOffline(first.page, true);
  await queueTwo(first.page);
  await openSettings(first.page);
  await agentSection(first.page).getByRole('textbox', { name: "Agent's name" }).fill('Asha Rao');
  await agentSection(first.page).getByRole('button', { name: 'Save agent and organisation' }).click();
  await expect(agentSection(first.page)).toContainText('Saved.');
  await backUp(first, file);
  await closeWindow(first, 'Quit now');
  expect((await stat(file)).size).toBeGreaterThan(0);

  const before = await calls();
  const second = await open(elsewhere);
  const { page } = second;
  await answerFileDialogs(second.electron, file);
  await openSettings(page);
  await choosePassphrase(page, 'another horse battery');
  await recordsSection(page).getByRole('button', { name: 'Restore…' }).click();
  for (const typed of ['wrong horse battery', 'backup horse battery']) {
    await page.getByRole('textbox', { name: "The backup's passphrase" }).fill(typed);
    await page.getByRole('button', { name: 'Choose the backup' }).click();
    await expect(page.getByRole('alertdialog')).toContainText(
      'Every check that was open when the backup was made waits for you.',
    );
    await page.getByRole('alertdialog').getByRole('button', { name: 'Restore' }).click();
    if (typed.startsWith('wrong')) {
      await expect(recordsSection(page)).toContainText('This passphrase does not open that backup.');
    }
  }
  await expect(recordsSection(page)).toContainText('The backup is restored.');
  await expect(recordsSection(page)).toContainText('2 checks were open and wait for you now');
  // The settings are those of the backup, in the forms too that were there before.
  await expect(agentSection(page).getByRole('textbox', { name: "Agent's name" })).toHaveValue('Asha Rao');
  await recordsSection(page).getByRole('link', { name: 'Open the Outbox' }).first().click();
  await expectOpen(page, 2);
  for (const reference of ['APP-OPEN-1', 'APP-OPEN-2'])
    await expect(row(page, reference)).toContainText('Waits for you');
  await expectFineInEveryLook(second);
  expect(await calls()).toBe(before);

  await page.getByRole('button', { name: 'Send all 2 waiting checks' }).click();
  await expect(page.getByRole('alertdialog')).toContainText('Send 2 waiting checks?');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Send' }).click();
  await expectOpen(page, 0);
  expect(await calls()).toBe(before + 2);
  await openHistory(page);
  await expectCount(page, 3);
  await checks(page).filter({ hasText: 'APP-OPEN-2' }).click();
  await expect(page.getByRole('article').getByRole('img')).toHaveCount(2);
  await second.close();
  await rm(elsewhere, { recursive: true, force: true });
});

test('records that can’t be opened are told, set aside when asked, and new ones are begun', async () => {
  await copyProtected();
  const damaged = await damageRecords(data);

  const second = await open();
  const { page } = second;
  await unlock(page, passphrase);
  await expect(door(page)).toContainText("The records can't be opened.");
  await expect(door(page)).toContainText('Nothing was overwritten and nothing is sent.');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(door(page)).toContainText('Tried again just now: it is still so.');
  expect(await readFile(databaseOf(data))).toEqual(damaged);
  await page.getByRole('button', { name: 'Set aside and start over' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Set aside' }).click();
  await expect(page.getByRole('banner')).toContainText('New records were begun. The earlier ones are kept as');
  await openLiveness(page);
  await lookUp(page, live);
  await expect(headline(page)).toHaveText('A live person');
  await openHistory(page);
  await expectCount(page, 1);
  await second.close();
  const aside = (await readdir(data)).find((name) => name.startsWith('records set aside'));
  expect(await readFile(join(data, aside ?? 'none', 'records.db'))).toEqual(damaged);
});

test('a damaged database gives way to a backup, from its door', async () => {
  await copyProtected();
  await damageRecords(data);

  const second = await open();
  const { page } = second;
  await answerFileDialogs(second.electron, join(data, BACKUP));
  await unlock(page, passphrase);
  await page.getByRole('button', { name: 'Restore a backup…' }).click();
  await page.getByRole('textbox', { name: "The backup's passphrase" }).fill('backup horse battery');
  await page.getByRole('button', { name: 'Choose the backup' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Restore' }).click();
  await expect(page.getByRole('banner')).toContainText('Restored: 1 check.');
  await openHistory(page);
  await expectCount(page, 1);
  await second.close();
});

test('one byte altered in the middle of the database is told, and nothing breaks down', async () => {
  await copyProtected();
  const { size } = await stat(databaseOf(data));
  await alterByte(databaseOf(data), Math.floor(size / 2));

  const second = await open();
  const { page } = second;
  await unlock(page, passphrase);
  const title = page.getByRole('heading', { level: 1 });
  await expect(title).not.toHaveText('The records are locked.');
  if ((await title.textContent())?.startsWith('The records')) {
    await expect(title).toHaveText(/can't be opened|are damaged/);
  } else {
    await openSettings(page);
    await verify(page);
    await expect(recordsSection(page)).toContainText('The database is damaged in places.');
  }
  expect(second.complaints).toEqual([]);
  await second.close();
});
