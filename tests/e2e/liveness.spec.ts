import { expect, test } from '@playwright/test';
import { sampleSessions } from '../../shared/practice.ts';
import { openProgram, type Program } from './program.ts';
import { caseReference, chooseCase, enterSession, gauge, headline, lookUp, openLiveness, result } from './screens.ts';
import { openSettings, switchMode } from './settings.ts';

let program: Program;
test.beforeAll(async () => {
  program = await openProgram();
});
test.afterAll(() => program.close());

const sessionOf = (name: string) => sampleSessions.find((sample) => sample.name === name)?.sessionId ?? '';

for (const [sample, words, confidence, reason] of [
  ['live', 'A live person', '97.31', 'The confidence reaches the pass mark.'],
  ['low', 'Not shown to be live', '34.26', 'The confidence is too low.'],
  ['review', 'Needs a review', '72.08', 'look at the pictures and decide'],
  ['fourAudits', 'A live person', '99.02', 'The confidence reaches the pass mark.'],
] as const) {
  test(`the sample “${sample}” comes to “${words}” at ${confidence} of 100`, async () => {
    const { page } = program;
    await lookUp(page, sessionOf(sample));
    await expect(gauge(page)).toHaveAttribute('aria-valuenow', confidence);
    await expect(gauge(page)).toHaveAttribute('aria-valuemin', '0');
    await expect(gauge(page)).toHaveAttribute('aria-valuemax', '100');
    await expect(headline(page)).toHaveText(words);
    await expect(result(page)).toContainText(reason);
    await expect(result(page)).toContainText('Practice result');
    await expect(result(page).getByText('Pass mark 80')).toBeVisible();
  });
}

for (const [sample, reason] of [
  ['expired', 'The session has expired'],
  ['failed', 'The session failed'],
  ['noConfidence', 'The answer has no confidence in it.'],
] as const) {
  test(`the sample “${sample}” can’t be determined, and says why`, async () => {
    const { page } = program;
    await lookUp(page, sessionOf(sample));
    await expect(headline(page)).toHaveText('Could not be determined');
    await expect(result(page)).toContainText(reason);
    await expect(gauge(page)).toHaveCount(0);
  });
}

test('a session that is not finished has no result yet, and can be looked up again', async () => {
  const { page } = program;
  await lookUp(page, sessionOf('unfinished'));
  await expect(headline(page)).toHaveText('No result yet');
  await expect(result(page)).toContainText('Looking it up again is safe');
  await result(page).getByRole('button', { name: 'Try again' }).click();
  await expect(headline(page)).toHaveText('No result yet');
});

test('shows the reference and the audit pictures with their face boxes, and the vendor’s words', async () => {
  const { page } = program;
  await lookUp(page, sessionOf('fourAudits'));
  const pictures = result(page).getByRole('region', { name: 'Pictures' });
  await expect(pictures.getByRole('figure')).toHaveCount(5);
  await expect(pictures.getByRole('img', { name: 'Reference picture' })).toBeVisible();
  await expect(pictures).toContainText('600 × 800 px');
  const details = result(page).getByRole('region', { name: 'Details' });
  for (const words of ['SUCCEEDED', '99.02', 'TXN', 'SANDBOX', sessionOf('fourAudits'), '49.36.1.2']) {
    await expect(details).toContainText(words);
  }
  await pictures.getByRole('button', { name: 'Enlarge Audit picture 4' }).click();
  await expect(page.getByRole('dialog').getByRole('img')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('has the raw answer in a fold-out, without its pictures, to copy', async () => {
  const { page, electron } = program;
  await lookUp(page, sessionOf('live'));
  // The result before this one has such a fold as well, and goes with it.
  await expect(result(page).getByRole('region', { name: 'Details' })).toContainText(sessionOf('live'));
  await result(page).getByRole('button', { name: 'Raw answer and attempts' }).click();
  await expect(result(page).getByText('"statuscode": "TXN"')).toBeVisible();
  await expect(result(page)).toContainText('characters left out');
  await result(page).getByRole('button', { name: 'Copy the answer' }).click();
  await expect.poll(() => electron.evaluate(({ clipboard }) => clipboard.readText())).toContain('"statuscode": "TXN"');
});

test('takes a session id as it is pasted: in capitals, without its dashes, in the text around it', async () => {
  const { page } = program;
  await lookUp(page, ` \tSession: \u202a${sessionOf('live').toUpperCase().replaceAll('-', '')}\u202c\n `);
  await expect(page.getByRole('textbox', { name: 'Session id' })).toHaveValue(sessionOf('live'));
  await expect(headline(page)).toHaveText('A live person');
});

for (const [what, sessionId, customerIp, problem] of [
  ['no session id', '', '49.36.1.2', 'This is needed'],
  ['a session id that is none', '1ac280b1-dfe0-4e05', '49.36.1.2', 'There is no session id here'],
  ['no address', sampleSessions[0].sessionId, '', 'This is needed'],
  ['an address that is none', sampleSessions[0].sessionId, '49.36.1', 'This is not an IP address'],
] as const) {
  test(`explains ${what} at its field, sends nothing and keeps what was typed`, async () => {
    const { page } = program;
    await enterSession(page, sessionId, customerIp);
    await chooseCase(page, 'APP-9');
    await page.getByRole('button', { name: 'Look up the result' }).click();
    const wrong = page.getByRole('textbox', {
      name: problem.includes('IP') || customerIp === '' ? /IP address/ : 'Session id',
    });
    await expect(wrong).toBeFocused();
    await expect(wrong).toHaveAccessibleDescription(new RegExp(problem));
    await expect(wrong).toHaveAttribute('aria-invalid', 'true');
    await expect(page.getByRole('textbox', { name: 'Session id' })).toHaveValue(sessionId);
    await expect(caseReference(page)).toHaveValue('APP-9');
  });
}

test('warns of an address that no customer has, and of a reference that looks like an Aadhaar number', async () => {
  const { page } = program;
  await enterSession(page, sessionOf('live'), '192.168.1.4');
  await chooseCase(page, '9999 4105 7058');
  await expect(page.getByText('This is a private or reserved address')).toBeVisible();
  await expect(page.getByText('This looks like an Aadhaar number')).toBeVisible();
  await caseReference(page).fill('');
  await page.keyboard.press('Escape');
});

test('a mode that takes the sample back leaves empty fields, none of them marked as wrong', async () => {
  const { page } = program;
  await page.getByRole('button', { name: 'Try a sample' }).click();
  await page
    .getByRole('menuitem', { name: /live person/i })
    .first()
    .click();
  await page.getByRole('button', { name: 'Look up the result' }).click();
  await expect(headline(page)).toHaveText('A live person');
  await openSettings(page);
  await switchMode(page, 'Sandbox');
  await openLiveness(page);
  for (const name of ['Session id', /IP address/]) {
    const field = page.getByRole('textbox', { name });
    await expect(field).toHaveValue('');
    await expect(field).not.toHaveAttribute('aria-invalid', 'true');
  }
  await openSettings(page);
  await switchMode(page, 'Practice');
  await openLiveness(page);
});

test('a session’s three minutes run down from when it was made, and one that is over is said to be', async () => {
  const { page } = program;
  await enterSession(page, 'bbbbbbbb-1111-4111-8111-111111111111');
  const form = page.getByRole('form', { name: 'Liveness check' });
  await form.getByRole('button', { name: 'A minute ago' }).click();
  await expect(form.getByRole('timer')).toHaveText(/^1:5\d left of its three minutes$|^2:00 left/);
  const putForward = (milliseconds: number) =>
    page.evaluate((by) => {
      const now = Date.now.bind(Date);
      Date.now = () => now() + by;
    }, milliseconds);
  await putForward(60_000);
  await expect(form.getByRole('timer')).toHaveText(/^(0:5\d|1:00) left/);
  await putForward(60_000);
  await expect(form).toContainText('This session is over by now');
  await putForward(-120_000);
  await form.getByRole('button', { name: 'Change' }).click();
  await expect(form.getByRole('group', { name: 'When was the session made?' })).toBeVisible();
});

test('tells the time since the lookup was entered', async () => {
  const { page } = program;
  await lookUp(page, sessionOf('live'));
  const since = result(page).getByRole('timer');
  await expect(since).toHaveText(/^Entered \d+:\d\d ago$/);
  const first = await since.textContent();
  await expect(since).not.toHaveText(first ?? '');
});
