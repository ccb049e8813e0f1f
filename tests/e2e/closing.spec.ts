import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { sampleSessions } from '../../shared/practice.ts';
import { type SimulatorProcess, startSimulatorProcess } from '../simulator-process.ts';
import { startAfresh } from './afresh.ts';
import { openCheck, openHistory } from './history.ts';
import { holdFileDialog, holdPrinting } from './holding.ts';
import { expectOpen } from './outbox.ts';
import { portrait } from './pictures.ts';
import { closeWindow, newDataFolder, openProgram, type Program } from './program.ts';
import { answerFileDialogs } from './records.ts';
import { verifyOutside } from './reports.ts';
import { chooseBoth, compare, headline, lookUp, openMatch } from './screens.ts';

let simulator: SimulatorProcess;
let program: Program;
let child: ChildProcess | null = null;
let data = '';
let folder: string;
let path: string;
test.beforeAll(async () => {
  simulator = await startSimulatorProcess();
});
test.beforeEach(async () => {
  await simulator.reset();
  folder = await mkdtemp(join(tmpdir(), 'facedesk-closing-'));
  path = join(folder, 'report.pdf');
  if (isRunning()) await startAfresh(program);
  else await open();
  await answerFileDialogs(program.electron, path);
});
test.afterEach(() => rm(folder, { recursive: true, force: true }));
test.afterAll(async () => {
  if (isRunning()) await program.close();
  await rm(data, { recursive: true, force: true });
  await simulator.stop();
});

/** The program with one check; it goes from test to test until one ends it. */
async function open(): Promise<void> {
  if (data !== '') await rm(data, { recursive: true, force: true });
  data = await newDataFolder();
  program = await openProgram({ simulator, data });
  child = program.electron.process();
  const [live] = sampleSessions;
  await lookUp(program.page, live.sessionId);
  await expect(headline(program.page)).toHaveText('A live person');
}

/** Somebody starts the program again, and has its window. */
async function openAgain(): Promise<void> {
  const { electron } = program;
  const opened = electron.waitForEvent('window');
  await electron.evaluate(({ app }) => void app.emit('second-instance', {}, [], '', null));
  program = { ...program, page: await opened };
  await expectOpen(program.page, 0);
}

const isRunning = () => child?.exitCode === null;
const windows = () => program.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
/** As the menu does. */
const quit = () => program.electron.evaluate(({ app }) => app.quit());

/** Waits, from now on, for the program to end, as cleanly as it can. */
function ending(): () => Promise<void> {
  const ended = program.electron.waitForEvent('close');
  return async () => {
    await ended;
    expect(child?.exitCode).toBe(0);
    expect(program.output()).not.toMatch(/closing the records|ending what is under way|Unhandled|Uncaught/);
  };
}

/** What the system's next notice says. */
async function nextNotice(): Promise<() => Promise<string>> {
  const told = await program.electron.evaluateHandle(({ Notification }) => {
    const text = Promise.withResolvers<string>();
    Notification.isSupported = () => true;
    Notification.prototype.show = function show(this: Electron.Notification) {
      text.resolve(this.body);
    };
    return { text: text.promise };
  });
  return () => told.evaluate(({ text }) => text);
}

async function beginReport(): Promise<void> {
  const { page } = program;
  await openHistory(page);
  await openCheck(page, '97.31');
  await page.getByRole('button', { name: 'Save as PDF…' }).click();
  await page.getByRole('button', { name: 'Save the PDF' }).click();
}

async function beginHeldReport() {
  const printing = await holdPrinting(program);
  await beginReport();
  await printing.reached();
  await expect.poll(windows).toBe(2);
  return printing;
}

test('a page that is loaded anew during a report ends it, and can save another', async () => {
  const { page } = program;
  await beginHeldReport();
  await page.reload();
  await expect.poll(windows).toBe(1);
  expect(await readdir(folder)).toEqual([]);
  await beginReport();
  await expect(page.getByRole('heading', { name: 'The report is saved' })).toBeVisible();
  expect(verifyOutside(path)).toMatchObject({ code: 0 });
});

test('quitting by the menu asks as well, and closes nothing before it is answered', async () => {
  const printing = await beginHeldReport();
  const asked = await program.electron.evaluateHandle(({ dialog }) => {
    const question = Promise.withResolvers<string>();
    dialog.showMessageBox = async (...given: unknown[]) => {
      const { message, cancelId } = given.at(-1) as Electron.MessageBoxOptions;
      question.resolve(message);
      return { response: cancelId ?? -1, checkboxChecked: false };
    };
    return { question: question.promise };
  });
  await quit();
  expect(await asked.evaluate(({ question }) => question)).toBe('A report is still being saved.');
  expect(await windows()).toBe(2);
  await printing.letGo();
  await expect(program.page.getByRole('heading', { name: 'The report is saved' })).toBeVisible();
  expect(verifyOutside(path)).toMatchObject({ code: 0 });
});

test('a report that fails in the background keeps the program there to be opened', async () => {
  const choosing = await holdFileDialog(program, join(folder, 'nowhere', 'report.pdf'));
  await beginReport();
  await choosing.reached();
  const told = await nextNotice();
  await closeWindow(program, 'Finish in the background');
  await choosing.letGo();
  expect(await told()).toBe('The report could not be saved. Open Facedesk and save it again.');
  await openAgain();
  expect(await readdir(folder)).toEqual([]);
});

test('a report goes on beside a window that is opened again, and its end is told all the same', async () => {
  const printing = await beginHeldReport();
  await closeWindow(program, 'Finish in the background');
  await expect.poll(windows).toBe(1);
  await openAgain();
  const told = await nextNotice();
  await printing.letGo();
  expect(await told()).toBe('The report is saved.');
  expect(verifyOutside(path)).toMatchObject({ code: 0 });
  // Somebody works in that window: the program stays.
  expect(isRunning()).toBe(true);
});

test('a report goes on from where its file is chosen, and a check that waits is sent after it', async () => {
  const { page } = program;
  await simulator.setListening('cashfree', false);
  await openMatch(page);
  await chooseBoth(page, portrait('asha-1'), portrait('asha-2'));
  await compare(page);
  await expect(headline(page)).toHaveText('No connection');
  await expectOpen(page, 1);
  const before = (await simulator.ledger()).length;

  const choosing = await holdFileDialog(program, path);
  await beginReport();
  await choosing.reached();
  expect(await closeWindow(program, 'Finish in the background')).toBe(
    'A report is still being saved. 1 check is still under way.',
  );
  // What is going to print it waits out of sight.
  await expect.poll(windows).toBe(1);
  await choosing.letGo();
  await expect.poll(() => existsSync(path)).toBe(true);
  expect(verifyOutside(path)).toMatchObject({ code: 0 });
  await expect.poll(windows).toBe(0);
  expect(isRunning()).toBe(true);

  await simulator.setListening('cashfree', true);
  await expect.poll(async () => (await simulator.ledger()).length, { timeout: 20_000 }).toBe(before + 1);
  await openAgain();
});

test('with the window kept open the report is saved as if nothing had been asked', async () => {
  const printing = await beginHeldReport();
  expect(await closeWindow(program, 'Keep the window open')).toBe('A report is still being saved.');
  await printing.letGo();
  await expect(program.page.getByRole('heading', { name: 'The report is saved' })).toBeVisible();
  expect(verifyOutside(path)).toMatchObject({ code: 0 });
  // Nothing is under way any more, so nothing is asked.
  const ended = ending();
  await program.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await ended();
});

test('a report that is finished in the background is whole, and the program ends with it', async () => {
  const printing = await beginHeldReport();
  expect(await closeWindow(program, 'Finish in the background')).toBe('A report is still being saved.');
  await expect.poll(windows).toBe(1);
  const ended = ending();
  await printing.letGo();
  await ended();
  expect(await readdir(folder)).toEqual(['report.pdf']);
  expect(verifyOutside(path)).toMatchObject({ code: 0 });
});

test('quitting now leaves neither the report nor half of it', async () => {
  await beginHeldReport();
  const ended = ending();
  expect(await closeWindow(program, 'Quit now')).toBe('A report is still being saved.');
  await ended();
  expect(await readdir(folder)).toEqual([]);
});

test('quitting while the file is still being chosen does not wait for it', async () => {
  const choosing = await holdFileDialog(program, path);
  await beginReport();
  await choosing.reached();
  const ended = ending();
  expect(await closeWindow(program, 'Quit now')).toBe('A report is still being saved.');
  await ended();
  expect(await readdir(folder)).toEqual([]);
});

test('quitting from the background ends the report cleanly', async () => {
  await beginHeldReport();
  expect(await closeWindow(program, 'Finish in the background')).toBe('A report is still being saved.');
  await expect.poll(windows).toBe(1);
  const ended = ending();
  await quit();
  await ended();
  expect(await readdir(folder)).toEqual([]);
});

test('a computer that goes down is held up until the report is ended cleanly, and asks nothing', async () => {
  await beginHeldReport();
  const ended = ending();
  const isHeldUp = await program.electron.evaluate(({ dialog, powerMonitor }) => {
    dialog.showMessageBox = () => new Promise(() => {});
    let prevented = false;
    (powerMonitor as NodeJS.EventEmitter).emit('shutdown', { preventDefault: () => (prevented = true) });
    return prevented;
  });
  expect(isHeldUp).toBe(true);
  await ended();
  expect(await readdir(folder)).toEqual([]);
});

test('an export is finished in the background, too', async () => {
  const { page } = program;
  const file = join(folder, 'checks.csv');
  const choosing = await holdFileDialog(program, file);
  await openHistory(page);
  await page.getByRole('button', { name: /^Export/ }).click();
  await page.getByRole('button', { name: /^Save the/ }).click();
  await choosing.reached();
  expect(await closeWindow(program, 'Finish in the background')).toBe('An export is still being saved.');
  const ended = ending();
  await choosing.letGo();
  await ended();
  expect(await readdir(folder)).toEqual(['checks.csv']);
  expect(await readFile(file, 'utf8')).toContain('97.31');
});
