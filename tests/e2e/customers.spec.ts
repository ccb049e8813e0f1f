import { rm } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { sampleSessions } from '../../shared/practice.ts';
import { type SimulatorProcess, startSimulatorProcess } from '../simulator-process.ts';
import { startAfresh } from './afresh.ts';
import { caseLink, enterCase, openCases } from './cases.ts';
import { expectOpen, setOffline } from './outbox.ts';
import { jpegOf, portrait } from './pictures.ts';
import { newDataFolder, openProgram, type Program } from './program.ts';
import {
  caseReference,
  choose,
  chooseBoth,
  chooseCase,
  compare,
  expectInFront,
  headline,
  lookUp,
  openLiveness,
  openMatch,
  result,
  well,
} from './screens.ts';

/** Two customers in a row: nothing of the first may be in a form, in view or on its way for the second. */

let simulator: SimulatorProcess;
let program: Program;
test.beforeAll(async () => {
  simulator = await startSimulatorProcess();
  program = await openProgram({ simulator });
});
let turn = 0;
/** The two customers of each test, who are others than those before. */
let asha: string;
let dev: string;
test.beforeEach(async () => {
  turn += 1;
  asha = `HDFC-${turn}042`;
  dev = `HDFC-${turn}043`;
  await startAfresh(program, simulator);
});
test.afterAll(async () => {
  await program.close();
  await simulator.stop();
});

const [live] = sampleSessions;
const calls = async () => (await simulator.ledger()).length;
const nothingYet = 'The result will appear here';

/** Both checks of the first customer, as they are done at the door. */
async function checkAsha(page: Page, isOnline: boolean): Promise<void> {
  await enterCase(page, { reference: asha, name: 'Asha Verma' });
  await openLiveness(page);
  await expectInFront(page, asha);
  await lookUp(page, live.sessionId);
  await expect(headline(page)).toHaveText(isOnline ? 'A live person' : 'No connection');
  await expect(result(page)).toContainText(`Asha Verma · ${asha}`);
  await openMatch(page);
  await expectInFront(page, asha);
  await well(page, 'Live photo').getByRole('button', { name: 'Take the picture from a liveness check' }).click();
  await page.getByRole('menuitem', { name: asha }).click();
  await choose(page, 'Document photo', portrait('asha-2'));
  await expect(well(page, 'Document photo').getByRole('img')).toBeVisible();
  await compare(page);
  await expect(headline(page)).toHaveText(isOnline ? /^YES/ : 'Waiting for its liveness check');
  await expect(result(page)).toContainText(`Asha Verma · ${asha}`);
}

/** The four key presses that once brought the second customer to a pass with the first one's face. */
async function pressOnForDev(page: Page): Promise<void> {
  await openLiveness(page);
  await expectInFront(page, dev);
  await expectNothingOfAsha(page);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('textbox', { name: 'Session id' })).toHaveAttribute('aria-invalid', 'true');
  await openMatch(page);
  await expectInFront(page, dev);
  await expectNothingOfAsha(page);
  await well(page, 'Live photo').getByRole('button', { name: 'Take the picture from a liveness check' }).click();
  await expect(page.getByText('No liveness check')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Enter');
  await expect(well(page, 'Live photo')).toContainText('Add a picture here.');
  await expect(headline(page)).toHaveText(nothingYet);
}

/** On the screen in view: empty fields and wells, no result. */
async function expectNothingOfAsha(page: Page): Promise<void> {
  await expect(headline(page)).toHaveText(nothingYet);
  for (const field of await page.getByRole('textbox').all())
    expect(await field.inputValue()).not.toContain(live.sessionId);
  await expect(page.getByRole('main').getByRole('img')).toHaveCount(0);
  // What is hidden on the other screens is drawn when it has its turn.
  for (const words of ['Asha', asha, live.sessionId]) {
    await expect(page.getByRole('main')).not.toContainText(words, { useInnerText: true });
  }
}

for (const isOnline of [true, false]) {
  test(`nothing of one customer is left for the next one, ${isOnline ? 'online' : 'offline'}`, async () => {
    const { page } = program;
    if (!isOnline) await setOffline(page, true);
    await checkAsha(page, isOnline);
    const before = await calls();
    await enterCase(page, { reference: dev, name: 'Dev Kulkarni' });
    await pressOnForDev(page);
    expect(await calls()).toBe(before);
    await expectOpen(page, isOnline ? 0 : 2);

    // Back to the first: her case is in front again, and her forms begin empty too.
    await openCases(page);
    await caseLink(page, asha).click();
    await openMatch(page);
    await expectInFront(page, asha);
    await expect(headline(page)).toHaveText(nothingYet);
    await expect(page.getByRole('main').getByRole('img')).toHaveCount(0);
  });
}

test('on the next day nothing of the day before is in a form', async () => {
  const data = await newDataFolder();
  const first = await openProgram({ simulator, data });
  await checkAsha(first.page, true);
  await first.close();
  const second = await openProgram({ simulator, data });
  const { page } = second;
  for (const open of [openLiveness, openMatch]) {
    await open(page);
    await expectNothingOfAsha(page);
    await expect(caseReference(page)).toHaveValue('');
    await expect(caseReference(page)).toBeEditable();
  }
  await second.close();
  await rm(data, { recursive: true, force: true });
});

test('another customer begins with empty forms, and what is still under way for the first one stays his', async () => {
  const { page } = program;
  await openLiveness(page);
  await chooseCase(page, asha);
  await lookUp(page, live.sessionId);
  await expectInFront(page, asha);
  await expect(headline(page)).toHaveText('A live person');
  await page.getByRole('button', { name: 'Another customer…' }).click();
  await expectNothingOfAsha(page);
  await expect(caseReference(page)).toBeEditable();
  await expect(page.getByRole('heading', { name: 'Liveness', level: 1 })).toBeFocused();
  await lookUp(page, live.sessionId);
  await expect(result(page)).toContainText('No case');
});

/** A picture of one's own, which no other one equals. */
const photo = (number: number) => jpegOf(60_000 + number, `photo ${number}.jpg`);

async function compareFor(page: Page, reference: string, name: string, first: number, second: number): Promise<void> {
  await enterCase(page, { reference, name });
  await openMatch(page);
  await expectInFront(page, reference);
  await chooseBoth(page, photo(first), photo(second));
  await compare(page);
}

test('a picture of another case is asked about before it is sent, and the answer stands in both', async () => {
  const { page } = program;
  await compareFor(page, asha, 'Asha Verma', 1, 2);
  await expect(headline(page)).toHaveText(/^(YES|NO)/);
  const before = await calls();
  await compareFor(page, dev, 'Dev Kulkarni', 3, 2);
  const question = page.getByRole('alertdialog', { name: 'Is this the same customer?' });
  await expect(question).toContainText(`Dev Kulkarni · ${dev}`);
  await expect(question).toContainText(`This picture is also in Asha Verma · ${asha}`);
  const no = question.getByRole('button', { name: 'Not the same customer: cancel' });
  await expect(no).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(question).toHaveCount(0);
  await expect(headline(page)).toHaveText(nothingYet);
  expect(await calls()).toBe(before);
  await expectOpen(page, 0);

  await compare(page);
  await question.getByRole('button', { name: 'Same customer, both cases' }).click();
  await expect(headline(page)).toHaveText(/^(YES|NO)/);
  await expect(result(page)).toContainText(`Dev Kulkarni · ${dev}`);
  for (const [reference, other] of [
    [dev, `Asha Verma · ${asha}`],
    [asha, `Dev Kulkarni · ${dev}`],
  ] as const) {
    await openCases(page);
    await caseLink(page, reference).click();
    const also = page.getByRole('list', { name: 'Also with another customer' });
    await expect(also).toContainText(`A picture is also in ${other}.`);
    await expect(also).toContainText('Said to be the same customer on');
  }
});

test('the same two pictures are not bought twice unasked', async () => {
  const { page } = program;
  await compareFor(page, asha, 'Asha Verma', 4, 5);
  await expect(headline(page)).toHaveText(/^(YES|NO)/);
  const before = await calls();
  // Pressed once more with nothing changed.
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
  await page.getByRole('button', { name: 'Compare the faces' }).click();
  const question = page.getByRole('alertdialog', { name: 'These pictures have been compared already' });
  await expect(question).toContainText(/Score 0\.\d+, threshold 0\.75/);
  await expect(question).toContainText(`Asha Verma · ${asha}`);
  await expect(question.getByRole('button', { name: 'Use the answer at hand' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(question).toHaveCount(0);
  await expect(headline(page)).toHaveText(/^(YES|NO)/);
  expect(await calls()).toBe(before);
  await page.getByRole('button', { name: 'Compare the faces' }).click();
  await question.getByRole('button', { name: 'Compare again (may be charged)' }).click();
  await expect(page.getByText('Other checks')).toBeVisible();
  expect(await calls()).toBe(before + 1);
});
