import { expect, type Page, test } from '@playwright/test';
import { sampleSessions } from '../../shared/practice.ts';
import {
  caseLink,
  caseResult,
  caseVerdict,
  enterCase,
  openCases,
  step,
  unfold,
  visitHead,
  whichCounts,
} from './cases.ts';
import { checks, openHistory } from './history.ts';
import { expectOpen } from './outbox.ts';
import { portrait } from './pictures.ts';
import { openProgram, type Program } from './program.ts';
import {
  caseReference,
  choose,
  chooseBoth,
  compare,
  enterSession,
  headline,
  lookUp,
  openLiveness,
  openMatch,
  result,
  well,
} from './screens.ts';

let program: Program;
test.beforeAll(async () => {
  program = await openProgram();
});
test.afterAll(() => program.close());

const openCase = async (page: Page, reference: string) => {
  await openCases(page);
  await caseLink(page, reference).click();
  await expect(page.getByRole('heading', { name: reference, level: 1 })).toBeVisible();
};

/** Of several, the newest stands first. */
const count = (page: Page, kind: 'lookup' | 'match', place = 0) =>
  whichCounts(page, kind)
    .getByRole('radio', { name: /^Counts/ })
    .nth(place)
    .check({ force: true });

test('a case gathers its checks, and its result follows from those that count, without a press or as the agent chooses', async () => {
  const { page } = program;
  const reference = 'आवेदन 2026/17';
  await enterCase(page, { reference, name: 'आशा शर्मा', place: 'पुणे, शनिवार पेठ', consent: 'Spoken', note: 'दूसरी भेट' });
  const details = await unfold(page, 'Customer');
  for (const words of ['पुणे, शनिवार पेठ', 'दूसरी भेट']) await expect(details).toContainText(words);
  await expect(step(page, 'Consent')).toContainText('Spoken, ');
  await expect(visitHead(page)).toContainText('आशा शर्मा');
  await expect(visitHead(page)).toContainText('Not finished yet');

  await openLiveness(page);
  await expect(page.getByRole('textbox', { name: 'Case reference' })).toHaveValue(reference);
  await lookUp(page, sampleSessions[0].sessionId);
  await expect(headline(page)).toHaveText('A live person');
  await openCase(page, reference);
  await unfold(page, 'Result');
  await expect(caseVerdict(page)).toHaveText('Needs a review');
  await expect(caseResult(page)).toContainText('No face match has an answer that could count.');

  // One with the face from the lookup, and one with another picture of the same person.
  await openMatch(page);
  await expect(page.getByRole('textbox', { name: 'Case reference' })).toHaveValue(reference);
  await well(page, 'Live photo').getByRole('button', { name: 'Take the picture from a liveness check' }).click();
  await page.getByRole('menuitem', { name: reference }).click();
  await choose(page, 'Document photo', portrait('asha-2'));
  await expect(well(page, 'Document photo').getByRole('img')).toBeVisible();
  await compare(page);
  await expect(headline(page)).toHaveText(/^YES/);
  await openCase(page, reference);
  await expect(caseVerdict(page)).toHaveText('Pass');
  await expect(caseResult(page)).toContainText('the match compared the face from that liveness check');

  await openMatch(page);
  await page.getByRole('button', { name: 'Remove the live photo' }).click();
  await chooseBoth(page, portrait('asha-2'), portrait('asha-1'));
  await compare(page);
  await expect(headline(page)).toHaveText(/^YES/);
  await openCase(page, reference);
  await expect(caseVerdict(page)).toHaveText('Pass');
  await expect(whichCounts(page, 'match').getByRole('radio', { name: /^Counts/ })).toHaveCount(2);
  await count(page, 'match');
  await expect(caseVerdict(page)).toHaveText('Needs a review');
  await expect(caseResult(page)).toContainText(
    'The match did not compare the reference picture of that liveness check',
  );

  await page.getByRole('button', { name: 'Let the program choose' }).click();
  await expect(caseVerdict(page)).toHaveText('Pass');
  await page.getByRole('link', { name: 'Show in History' }).click();
  await expect(checks(page)).toHaveCount(3);
  await page.getByRole('button', { name: 'Show the checks of all cases' }).click();
});

test('problems are explained at their fields, and what was typed stays', async () => {
  const { page } = program;
  await enterCase(page, { reference: 'APP-TAKEN', name: 'Asha Verma' });
  await openCases(page);
  await page.getByRole('button', { name: 'New case' }).click();
  const reference = page.getByRole('textbox', { name: 'Case reference' });
  const name = page.getByRole('textbox', { name: "Customer's name" });
  await name.fill('9999 4105 7058');
  await expect(page.getByText('This looks like an Aadhaar number. Leave it out').first()).toBeVisible();
  await name.fill('Asha');
  await page.getByRole('button', { name: 'Begin the visit' }).click();
  await expect(reference).toBeFocused();
  await expect(reference).toHaveAccessibleDescription(/This is needed/);
  await reference.fill('APP-TAKEN');
  await page.getByRole('button', { name: 'Begin the visit' }).click();
  await expect(reference).toHaveAccessibleDescription(/Another case in this mode has this reference already/);
  await expect(name).toHaveValue('Asha');
  // So has one that only reads the same: that case is offered, and nothing that was typed is lost by a look at it.
  await reference.fill('app-taken\u200b ');
  await page.getByRole('button', { name: 'Begin the visit' }).click();
  await expect(reference).toHaveAccessibleDescription(/has a reference that reads the same/);
  await page.getByRole('link', { name: 'Open case APP-TAKEN (Asha Verma)' }).click();
  await expect(page.getByRole('heading', { name: 'APP-TAKEN', level: 1 })).toBeVisible();
  await openCases(page);
  await page.getByRole('button', { name: 'New case' }).click();
  await expect(name).toHaveValue('Asha');
  // A look at the list costs nothing that was typed.
  await page.getByRole('link', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'New case' }).click();
  await expect(name).toHaveValue('Asha');
  await reference.fill('APP-FREE');
  await page.getByRole('button', { name: 'Begin the visit' }).click();
  await expect(page.getByRole('heading', { name: 'APP-FREE', level: 1 })).toBeVisible();
  await step(page, 'Consent').getByRole('button', { name: 'Written' }).click();
  await step(page, 'Consent').getByRole('button', { name: 'Edit' }).click();
  await page.getByLabel('Agreed at').fill('');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByLabel('Agreed at')).toHaveAttribute('aria-invalid', 'true');
  await page.getByText('Not yet', { exact: true }).click();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(step(page, 'Consent').getByRole('button', { name: 'Spoken' })).toBeVisible();
});

test('a single check’s case is searched for and chosen: what is only typed makes none', async () => {
  const { page } = program;
  await enterCase(page, { reference: 'HDFC-1042', name: 'Asha Verma' });
  await openLiveness(page);
  await page.getByRole('button', { name: 'Another customer…' }).click();
  const reference = caseReference(page);
  await enterSession(page, sampleSessions[0].sessionId);
  await reference.fill('HD');
  await expect(page.getByRole('option')).toHaveText([/^HDFC-1042.*Asha Verma/, 'New case “HD”…']);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Enter');
  await expect(reference).toBeFocused();
  await expect(reference).toHaveAccessibleDescription(/No case was chosen yet/);
  await expectOpen(page, 0);

  // What reads the same as a case's reference is that case.
  await reference.fill('hdfc-1042');
  await expect(page.getByRole('option')).toHaveText([/^HDFC-1042/]);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(reference).toHaveValue('HDFC-1042');
  await expect(reference).toHaveAccessibleDescription('Asha Verma');
  await page.keyboard.press('Control+Enter');
  await expect(result(page)).toContainText('Asha Verma · HDFC-1042');
  await openCases(page);
  await expect(caseLink(page, /HD/)).toHaveCount(1);
});

test('a case is edited, and its checks go by its new reference', async () => {
  const { page } = program;
  await enterCase(page, { reference: 'APP-BEFORE', name: 'Asha' });
  await openLiveness(page);
  await lookUp(page, sampleSessions[0].sessionId);
  await expect(headline(page)).toHaveText('A live person');
  await openCase(page, 'APP-BEFORE');
  await step(page, 'Customer').getByRole('button', { name: 'Edit' }).click();
  await page.getByRole('textbox', { name: 'Case reference' }).fill('APP-AFTER');
  await page.getByRole('textbox', { name: "Customer's name" }).fill('Asha S.');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'APP-AFTER', level: 1 })).toBeVisible();
  await openHistory(page);
  await expect(checks(page).filter({ hasText: 'APP-AFTER' })).toHaveCount(1);
  await expect(checks(page).filter({ hasText: 'APP-BEFORE' })).toHaveCount(0);
});

test('“Today” turns at India’s midnight by itself', async () => {
  const { page } = program;
  await enterCase(page, { reference: 'APP-MIDNIGHT' });
  // From now on the page's clock is the test's.
  await page.clock.install({ time: new Date() });
  await page.reload();
  await openCases(page);
  await page.getByRole('radio', { name: /^Today/ }).check({ force: true });
  const today = page.getByRole('list', { name: 'Cases' });
  await expect(today.getByRole('link', { name: 'APP-MIDNIGHT' })).toBeVisible();
  await page.clock.fastForward('24:00:00');
  await expect(page.getByRole('radio', { name: 'Today (0)' })).toBeAttached();
  await expect(today).toHaveCount(0);
  await page.clock.resume();
});

test('cases are found by a customer’s name, in either script', async () => {
  const { page } = program;
  await enterCase(page, { reference: 'APP-SEARCH-1', name: 'Meera Iyer' });
  await enterCase(page, { reference: 'APP-SEARCH-2', name: 'देव कुलकर्णी' });
  await openCases(page);
  for (const [typed, found] of [
    ['iyer', 'APP-SEARCH-1'],
    ['कुल', 'APP-SEARCH-2'],
  ] as const) {
    await page.getByRole('searchbox', { name: 'Search cases' }).fill(typed);
    await expect(page.getByRole('list', { name: 'Cases' }).getByRole('link')).toHaveText([new RegExp(found)]);
  }
  await page.getByRole('searchbox', { name: 'Search cases' }).fill('');
});

test('a case is erased for a reason, with everything that belongs to it', async () => {
  const { page } = program;
  // One that stays, and one that goes.
  for (const reference of ['APP-KEPT', 'APP-ERASED']) {
    await enterCase(page, { reference, name: 'Dev' });
    await openLiveness(page);
    await lookUp(page, sampleSessions[0].sessionId);
    await expect(headline(page)).toHaveText('A live person');
  }
  await openCase(page, 'APP-ERASED');
  await page.getByRole('button', { name: 'Erase this case' }).click();
  const question = page.getByRole('alertdialog');
  await expect(question).toContainText('Erase the case APP-ERASED?');
  await expect(question.getByRole('button', { name: 'Erase for good' })).toBeDisabled();
  await question.getByText('The customer asked for it').click();
  await question.getByRole('button', { name: 'Erase for good' }).click();
  await expect(page.getByRole('heading', { name: 'Cases', level: 1 })).toBeVisible();
  await expect(page.getByRole('link', { name: 'APP-ERASED' })).toHaveCount(0);
  await openHistory(page);
  await expect(checks(page).first()).toBeVisible();
  await expect(checks(page).filter({ hasText: 'APP-ERASED' })).toHaveCount(0);
});
