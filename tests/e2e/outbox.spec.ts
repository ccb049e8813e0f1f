import { rm } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { sampleSessions } from '../../shared/practice.ts';
import { type SimulatorProcess, startSimulatorProcess } from '../simulator-process.ts';
import { caseLink, openCases } from './cases.ts';
import { checks, detail, openCheck, openHistory } from './history.ts';
import { type DesktopSession, noticesAreHere, startDesktopSession, whyNoNotices } from './keyring.ts';
import { emptyOutbox, expectOpen, lane, offlineSwitch, openOutbox, pauseAll, row, setOffline } from './outbox.ts';
import { type ChosenFile, jpegOf, portrait } from './pictures.ts';
import { closeWindow, newDataFolder, openProgram, type Program, type ProgramOptions } from './program.ts';
import {
  choose,
  chooseBoth,
  compare,
  enterSession,
  expectInFront,
  gauge,
  headline,
  nameCase,
  openLiveness,
  openMatch,
  result,
  well,
} from './screens.ts';

let simulator: SimulatorProcess;
test.beforeAll(async () => {
  simulator = await startSimulatorProcess();
});
test.beforeEach(() => simulator.reset());
test.afterAll(() => simulator.stop());

const sessionOf = (name: string) => sampleSessions.find((sample) => sample.name === name)?.sessionId ?? '';
const calls = async () => (await simulator.ledger()).length;

async function enterLookup(page: Page, reference: string, session = sessionOf('live')): Promise<void> {
  await openLiveness(page);
  await nameCase(page, reference);
  await enterSession(page, session);
  await page.getByRole('button', { name: 'Look up the result' }).click();
  await expectInFront(page, reference);
}

async function enterMatch(
  page: Page,
  reference: string,
  first: ChosenFile = portrait('asha-1'),
  second: ChosenFile = portrait('asha-2'),
): Promise<void> {
  await openMatch(page);
  await nameCase(page, reference);
  await chooseBoth(page, first, second);
  await compare(page);
  await expectInFront(page, reference);
}

test.describe('on a desktop with a keyring', () => {
  test.skip(!noticesAreHere, whyNoNotices);
  let session: DesktopSession;
  let notices: () => readonly string[];
  let home: string;
  let data: string;
  test.beforeEach(async () => {
    session = await startDesktopSession();
    home = await newDataFolder();
    data = await newDataFolder();
    await session.startKeyring(home, 'one');
    notices = await session.watchNotices();
  });
  test.afterEach(async () => {
    await session.stop();
    for (const folder of [home, data]) await rm(folder, { recursive: true, force: true });
  });

  const options = (): ProgramOptions => ({ simulator, data, env: session.env, args: session.args });

  /** How many answers the notices have told of; whatever else they say is in `notices`. */
  const answersTold = () =>
    notices().reduce((sum, text) => sum + Number(/(\d+) checks? (?:was|were) answered/.exec(text)?.[1] ?? 0), 0);

  /** Somebody works in another window. */
  async function lookAway({ electron }: Program): Promise<void> {
    await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.blur());
    await expect
      .poll(() => electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isFocused()))
      .toBe(false);
  }

  test('four checks queued offline are there after a restart, are all answered online, and a notice tells so', async () => {
    const before = await calls();
    const first = await openProgram(options());
    await setOffline(first.page, true);
    await enterLookup(first.page, 'APP-BASEMENT-1');
    await enterLookup(first.page, 'APP-BASEMENT-2', sessionOf('fourAudits'));
    await enterMatch(first.page, 'APP-BASEMENT-3');
    await openCases(first.page);
    await caseLink(first.page, 'APP-BASEMENT-1').click();
    await expect(first.page.getByRole('heading', { name: 'APP-BASEMENT-1', level: 1 })).toBeVisible();
    await openMatch(first.page);
    await well(first.page, 'Live photo')
      .getByRole('button', { name: 'Take the picture from a liveness check' })
      .click();
    await first.page.getByRole('menuitem', { name: /APP-BASEMENT-1/ }).click();
    await expect(well(first.page, 'Live photo')).toContainText('The match waits for it.');
    await choose(first.page, 'Document photo', portrait('asha-2'));
    await expect(well(first.page, 'Document photo').getByRole('img')).toBeVisible();
    await compare(first.page);
    await expect(headline(first.page)).toHaveText('Waiting for its liveness check');
    await expectOpen(first.page, 4);
    expect(await closeWindow(first, 'Quit now')).toBe('3 checks are still under way.');

    const second = await openProgram(options());
    const { page } = second;
    await expect(offlineSwitch(page)).toBeChecked();
    await expectOpen(page, 4);
    await openOutbox(page);
    for (const [reference, words] of [
      ['APP-BASEMENT-1', 'No connection'],
      ['APP-BASEMENT-2', 'No connection'],
      ['APP-BASEMENT-3', 'No connection'],
      ['APP-BASEMENT-1', 'Waiting for its liveness check'],
    ] as const) {
      await expect(row(page, reference).filter({ hasText: words })).toHaveCount(1);
    }
    expect(await calls()).toBe(before);

    await lookAway(second);
    await setOffline(page, false);
    await expectOpen(page, 0);
    await expect(page.getByText('Nothing is waiting')).toBeVisible();
    expect(await calls()).toBe(before + 4);
    await expect.poll(answersTold).toBe(4);
    expect(notices().join('\n')).not.toMatch(/APP-|pass|asha|11111111/i);
    await openHistory(page);
    await expect(checks(page).filter({ hasText: 'APP-BASEMENT' })).toHaveCount(4);
    await second.close();
  });

  test('closing the window with work under way asks; the program can stay by the clock, finish and come back', async () => {
    const program = await openProgram(options());
    const { electron, page } = program;
    const windows = () => electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
    await simulator.setListening('cashfree', false);
    await enterMatch(page, 'APP-TRAY');
    await expect(headline(page)).toHaveText('No connection');

    expect(await closeWindow(program, 'Keep the window open')).toBe('1 check is still under way.');
    await expect(headline(page)).toHaveText('No connection');
    expect(await windows()).toBe(1);

    expect(await closeWindow(program, 'Finish in the background')).toBe('1 check is still under way.');
    await expect.poll(windows).toBe(0);
    await simulator.setListening('cashfree', true);
    await expect.poll(answersTold, { timeout: 20_000 }).toBe(1);

    const opened = electron.waitForEvent('window');
    // As a click on the icon by the clock does, or starting the program once more.
    await electron.evaluate(({ app }) => void app.emit('second-instance', {}, [], '', null));
    const again = await opened;
    await expectOpen(again, 0);
    await openCheck(again, 'APP-TRAY');
    await expect(detail(again)).toContainText('YES');
    // Nothing is under way, so nothing is asked.
    const ended = electron.waitForEvent('close');
    await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    await ended;
  });
});

test.describe('in one program', () => {
  let program: Program;
  test.beforeAll(async () => {
    program = await openProgram({ simulator });
  });
  test.beforeEach(() => emptyOutbox(program));
  test.afterAll(() => program.close());

  async function loseMatch(reference: string): Promise<void> {
    const { page } = program;
    await simulator.addFault('cashfree', { kind: 'reset', when: 'afterProcessing' });
    await enterMatch(page, reference);
    await expect(headline(page)).toHaveText('Result lost');
    await openOutbox(page);
    await expect(page.getByRole('region', { name: /^These need you/ })).toContainText(reference);
    await expect(row(page, reference)).toContainText('Result lost');
    await row(page, reference).getByRole('button', { name: 'Decide' }).click();
    await expect(page.getByRole('dialog')).toContainText('What should become of this match?');
    await expect(page.getByRole('button', { name: 'Decide' }).last()).toBeDisabled();
  }

  test('a lost match is asked again under a new id: answered, and linked to the one before', async () => {
    const { page } = program;
    const before = await calls();
    await loseMatch('APP-LOST-1');
    await page.getByRole('dialog').getByText('Ask again with a new id').click();
    await page.getByRole('button', { name: 'Ask again', exact: true }).click();
    await expectOpen(page, 0);
    expect(await calls()).toBe(before + 2);
    await openCheck(page, 'APP-LOST-1', 2);
    await expect(detail(page)).toContainText('YES');
    await detail(page).getByRole('link', { name: 'The check in whose place it was entered' }).click();
    await expect(detail(page)).toContainText('Another check has taken its place.');
    await expect(detail(page)).toContainText('APP-LOST-1');
    await detail(page).getByRole('link', { name: 'The check that took its place' }).click();
    await expect(detail(page)).toContainText('YES');
  });

  test('a lost match is closed: nothing more is sent, and it stays in History without a result', async () => {
    const { page } = program;
    await loseMatch('APP-LOST-2');
    const before = await calls();
    await page.getByRole('dialog').getByText('Close it without a result').click();
    await page.getByRole('button', { name: 'Close it', exact: true }).click();
    await expectOpen(page, 0);
    await openCheck(page, 'APP-LOST-2');
    await expect(detail(page)).toContainText('The result was lost, and the check was closed.');
    expect(await calls()).toBe(before);
  });

  test('what is paused by hand waits until it is resumed, and the other vendor goes on', async () => {
    const { page } = program;
    const before = await calls();
    await openOutbox(page);
    await lane(page, 'Cashfree').getByRole('button', { name: 'Pause' }).click();
    await expect(lane(page, 'Cashfree')).toContainText('Paused by hand.');
    await enterMatch(page, 'APP-PAUSED');
    await expect(headline(page)).toHaveText('Paused');
    await enterLookup(page, 'APP-NOT-PAUSED');
    await expect(headline(page)).toHaveText('A live person');
    expect(await calls()).toBe(before + 1);
    await openOutbox(page);
    await lane(page, 'Cashfree').getByRole('button', { name: 'Resume' }).click();
    await expectOpen(page, 0);
    expect(await calls()).toBe(before + 2);
  });

  test('with everything paused nothing goes out, and resuming all sends it', async () => {
    const { page } = program;
    const before = await calls();
    await pauseAll(page);
    await enterLookup(page, 'APP-ALL-1');
    await enterMatch(page, 'APP-ALL-2');
    await expectOpen(page, 2);
    expect(await calls()).toBe(before);
    await openOutbox(page);
    await page.getByRole('button', { name: 'Resume all' }).click();
    await expectOpen(page, 0);
    expect(await calls()).toBe(before + 2);
  });

  test('“Send now” sends one check of a lane that is on hold, and the rest follow when it is answered', async () => {
    const { page } = program;
    const before = await calls();
    await simulator.addFault('cashfree', { kind: 'vendorError', code: 'authentication_failed', status: null });
    await enterMatch(page, 'APP-HOLD-1');
    await expect(headline(page)).toHaveText('On hold');
    await enterMatch(page, 'APP-HOLD-2', portrait('dev-1'), portrait('dev-2'));
    await openOutbox(page);
    await expect(lane(page, 'Cashfree')).toContainText('Credentials not accepted');
    await row(page, 'APP-HOLD-2').getByRole('button', { name: 'Send now' }).click();
    await expectOpen(page, 0);
    expect(await calls()).toBe(before + 2);
    const [first] = (await simulator.ledger()).slice(before);
    await openCheck(page, 'APP-HOLD-2');
    await expect(detail(page)).toContainText(first?.vendor === 'cashfree' ? first.verificationId : 'none');
  });

  test('what has not been sent is cancelled, and is not charged', async () => {
    const { page } = program;
    const before = await calls();
    await pauseAll(page);
    await enterMatch(page, 'APP-CANCELLED');
    await openOutbox(page);
    await row(page, 'APP-CANCELLED').getByRole('button', { name: 'Give up' }).click();
    await expectOpen(page, 0);
    await openCheck(page, 'APP-CANCELLED');
    await expect(detail(page)).toContainText('It was not processed and not charged.');
    expect(await calls()).toBe(before);
  });

  test('a failed match is edited: a new check with an id of its own takes its place', async () => {
    const { page } = program;
    const before = await calls();
    await simulator.addFault('cashfree', { kind: 'vendorError', code: 'file_format_invalid', status: null });
    await enterMatch(page, 'APP-EDITED', portrait('asha-1'), portrait('dev-1'));
    await expect(headline(page)).toHaveText('Not carried out');
    await openOutbox(page);
    await row(page, 'APP-EDITED').getByRole('button', { name: 'Edit' }).click();
    await expect(page.getByText('You are changing a check of case APP-EDITED that was not carried out.')).toBeVisible();
    await choose(page, 'Document photo', portrait('asha-2'));
    await expect(well(page, 'Document photo')).toContainText('asha-2.jpg');
    await page.getByRole('button', { name: 'Compare with the changes' }).click();
    await expect(gauge(page)).toHaveAttribute('aria-valuenow', '0.94');
    await expectOpen(page, 0);
    expect(await calls()).toBe(before + 1);
    await result(page).getByRole('link', { name: 'The check in whose place it was entered' }).click();
    await expect(detail(page)).toContainText('The check had not been carried out, and was closed.');
  });

  test('shows how much of an upload has gone; stopped, it is lost after a warning', async () => {
    const { page } = program;
    await simulator.addFault('cashfree', { kind: 'silent', when: 'whileReading' });
    await enterMatch(page, 'APP-UPLOAD', jpegOf(4_900_000), jpegOf(4_800_000, 'other.jpg'));
    await openOutbox(page);
    const upload = row(page, 'APP-UPLOAD').getByRole('progressbar', { name: 'Upload' });
    await expect(upload).toHaveAttribute('aria-valuetext', /^[\d.]+ [KM]B of 9\.7 MB sent$/);
    const sent = Number(await upload.getAttribute('aria-valuenow'));
    expect(sent).toBeLessThan(9_700_000);
    await row(page, 'APP-UPLOAD').getByRole('button', { name: 'Stop' }).click();
    await expect(page.getByRole('alertdialog')).toContainText('it may be charged all the same');
    await page.getByRole('alertdialog').getByRole('button', { name: 'Stop' }).click();
    await expect(row(page, 'APP-UPLOAD')).toContainText('Result lost');
  });

  test('as many checks are on their way at a time as a person has set', async () => {
    const { page } = program;
    await openOutbox(page);
    await simulator.addFault('cashfree', { kind: 'silent', when: 'beforeProcessing' }, 3);
    for (const [index, first] of ['asha-1', 'dev-1', 'meera-1'].entries()) {
      await enterMatch(page, `APP-AT-A-TIME-${index}`, portrait(first));
    }
    await openOutbox(page);
    const onTheWay = page.getByRole('listitem').filter({ hasText: 'Waiting for the answer' });
    await expect(onTheWay).toHaveCount(1);
    await expect(page.getByRole('listitem').filter({ hasText: 'Waiting for its turn' })).toHaveCount(2);
    await page.getByRole('radiogroup', { name: 'Checks at a time' }).getByText('2', { exact: true }).click();
    await expect(onTheWay).toHaveCount(2);
    await page.getByRole('radiogroup', { name: 'Checks at a time' }).getByText('1', { exact: true }).click();
  });
});

test('calls that may be charged are counted by vendor, today and this month', async () => {
  const program = await openProgram({ simulator });
  const { page } = program;
  await openOutbox(page);
  await expect(page.getByText('No calls this month.')).toBeVisible();
  await enterLookup(page, 'APP-CALLS-1');
  await expect(headline(page)).toHaveText('A live person');
  await enterMatch(page, 'APP-CALLS-2');
  await expect(headline(page)).toHaveText(/^YES/);
  await simulator.addFault('cashfree', { kind: 'reset', when: 'afterProcessing' });
  await enterMatch(page, 'APP-CALLS-3', portrait('dev-1'));
  await expect(headline(page)).toHaveText('Result lost');
  await openOutbox(page);
  const cells = (vendor: string) => page.getByRole('row', { name: new RegExp(`^${vendor}`) }).getByRole('cell');
  await expect(cells('InstantPay')).toHaveText(['1', '0', '1', '0']);
  await expect(cells('Cashfree')).toHaveText(['1', '1', '1', '1']);
  await program.close();
});
