import { expect, test } from '@playwright/test';
import { sampleSessions } from '../../shared/practice.ts';
import { runs } from '../counts.ts';
import { type SimulatorProcess, startSimulatorProcess } from '../simulator-process.ts';
import { checks, detail, openHistory } from './history.ts';
import { emptyOutbox, pauseAll } from './outbox.ts';
import { jpegOf, portrait } from './pictures.ts';
import { openProgram, type Program } from './program.ts';
import { chooseBoth, compare, gauge, headline, lookUp, openMatch, result } from './screens.ts';

let simulator: SimulatorProcess;
let program: Program;
test.beforeAll(async () => {
  simulator = await startSimulatorProcess();
  program = await openProgram({ simulator });
});
test.beforeEach(async () => {
  await simulator.reset();
  await emptyOutbox(program);
});
test.afterAll(async () => {
  await program.close();
  await simulator.stop();
});

async function match(): Promise<void> {
  const { page } = program;
  await openMatch(page);
  await chooseBoth(page, portrait('asha-1'), portrait('asha-2'));
  await compare(page);
}

test('a broken connection: in doubt, sent again with the same id, answered', async () => {
  const { page } = program;
  const before = (await simulator.ledger()).length;
  await simulator.addFault('cashfree', { kind: 'reset', when: 'beforeProcessing' }, 50);
  await match();
  await expect(headline(page)).toHaveText('No result yet');
  // Paused, so that it does not go out again by itself while one looks.
  await pauseAll(page);
  await openMatch(page);
  await expect(headline(page)).toHaveText('Paused');
  await expect(result(page)).toContainText("it goes out again with the same id, so it can't be charged twice.");
  await result(page).getByRole('button', { name: 'Raw answer and attempts' }).click();
  await expect(result(page).getByText('End unknown: connection lost').first()).toBeVisible();
  await simulator.reset();
  await result(page).getByRole('button', { name: 'Resume' }).click();
  await expect(gauge(page)).toHaveAttribute('aria-valuenow', '0.94');
  expect((await simulator.ledger()).length).toBe(before + 1);
});

test('an answer that was lost on its way: the second try is refused, and the check is lost', async () => {
  const { page } = program;
  await simulator.addFault('cashfree', { kind: 'reset', when: 'afterProcessing' });
  await match();
  await expect(headline(page)).toHaveText('Result lost');
  await expect(result(page)).toContainText('It may have been processed and charged');
  await expect(result(page)).toContainText('verification_id_already_exists');
  await expect(gauge(page)).toHaveCount(0);
});

test('the vendor is silent: what is being sent can be stopped, and is then lost', async () => {
  const { page } = program;
  await simulator.addFault('cashfree', { kind: 'silent', when: 'whileReading' });
  await openMatch(page);
  await chooseBoth(page, jpegOf(4_900_000), jpegOf(4_800_000, 'other.jpg'));
  await compare(page);
  await expect(result(page).getByRole('progressbar')).toBeVisible();
  await expect(result(page)).toContainText('If you stop it now, it may be charged all the same');
  await result(page).getByRole('button', { name: 'Stop' }).click();
  const question = page.getByRole('alertdialog', { name: 'Stop this match while it is being sent?' });
  await question.getByRole('button', { name: 'Let it go on' }).click();
  await expect(result(page).getByRole('progressbar')).toBeVisible();
  await result(page).getByRole('button', { name: 'Stop' }).click();
  await question.getByRole('button', { name: 'Stop' }).click();
  await expect(headline(page)).toHaveText('Result lost');
});

test('a lookup that is stopped does no harm, and the form is ready for another', async () => {
  const { page } = program;
  await simulator.addFault('instantPay', { kind: 'silent', when: 'beforeProcessing' });
  await lookUp(page, sampleSessions[0].sessionId);
  await result(page).getByRole('button', { name: 'Stop' }).click();
  await expect(headline(page)).toHaveText('Stopped');
  await page.getByRole('button', { name: 'Look up the result' }).click();
  await expect(headline(page)).toHaveText('A live person');
});

test('wrong credentials, an empty wallet, a refused address: the check is kept on hold, and goes out once mended', async () => {
  const { page } = program;
  const before = (await simulator.ledger()).length;
  const faults = [
    ['authentication_failed', /credentials/i],
    ['insufficient_balance', /balance/i],
    ['ip_validation_failed', /address/i],
  ] as const;
  for (const [index, [code, words]] of faults.entries()) {
    await simulator.addFault('cashfree', { kind: 'vendorError', code, status: null });
    if (index === 0) await match();
    else await result(page).getByRole('button', { name: 'Try again now' }).click();
    await expect(result(page)).toContainText(code);
    await expect(headline(page)).toHaveText('On hold');
    await expect(result(page)).toContainText(words);
    await expect(result(page)).toContainText('Nothing is lost.');
  }
  await result(page).getByRole('button', { name: 'Try again now' }).click();
  await expect(gauge(page)).toHaveAttribute('aria-valuenow', '0.94');
  expect((await simulator.ledger()).length).toBe(before + 1);
});

test('a refusal names the code and the message as they came', async () => {
  const { page } = program;
  const body = JSON.stringify({
    type: 'validation_error',
    code: 'moon_phase_invalid',
    message: 'Wait for <b>full</b> moon',
  });
  await simulator.addFault('cashfree', { kind: 'answer', status: 400, headers: {}, body, processed: false });
  await match();
  await expect(headline(page)).toHaveText('Not carried out');
  await expect(result(page)).toContainText('moon_phase_invalid');
  await expect(result(page)).toContainText('Wait for <b>full</b> moon');
  await expect(result(page)).toContainText('Nothing was determined about the customer.');
});

test('a captive portal is named as one, and the lookup is held after six tries; it goes out behind it', async () => {
  // Six tries, each after a longer wait: half a minute at the pace of people, which the full counts have.
  test.setTimeout(150_000);
  const patient = await openProgram({ simulator, env: runs(1, 0) === 1 ? {} : { FACEDESK_OUTBOX_PACE: 'fast' } });
  const { page } = patient;
  await simulator.addFault('instantPay', { kind: 'captivePortal' }, 50);
  await lookUp(page, sampleSessions[0].sessionId);
  await expect(result(page)).toContainText('6 tries have brought no result. The last one: someone else answered.', {
    timeout: 90_000,
  });
  await simulator.reset();
  await result(page).getByRole('button', { name: 'Try again now' }).click();
  await expect(headline(page)).toHaveText('A live person', { timeout: 20_000 });
  // What came in the answer's place is kept for support.
  await openHistory(page);
  await checks(page).first().click();
  await detail(page).getByRole('button', { name: "What came in the answer's place" }).first().click();
  await expect(detail(page).getByText('<h1>Welcome to Station Wi-Fi</h1>').first()).toBeVisible();
  await expect(detail(page).getByRole('button', { name: 'Copy this text' }).first()).toBeVisible();
  await patient.close();
});

test('nobody listens: nothing was sent, and it goes out by itself when somebody does', async () => {
  const { page } = program;
  await simulator.setListening('cashfree', false);
  await match();
  await expect(headline(page)).toHaveText('No connection');
  await expect(result(page)).toContainText('did not take the connection');
  await expect(result(page)).toContainText('It was not processed, so nothing was charged.');
  await simulator.setListening('cashfree', true);
  await expect(gauge(page)).toHaveAttribute('aria-valuenow', '0.94', { timeout: 20_000 });
});

test('an impatient double click sends one check', async () => {
  const { page } = program;
  const before = (await simulator.ledger()).length;
  await openMatch(page);
  await chooseBoth(page, portrait('asha-1'), portrait('asha-2'));
  await page.getByRole('button', { name: 'Compare the faces' }).dblclick();
  await expect(gauge(page)).toHaveAttribute('aria-valuenow', '0.94');
  expect((await simulator.ledger()).length).toBe(before + 1);
});
