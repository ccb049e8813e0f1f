import { appendFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { sampleSessions } from '../../shared/practice.ts';
import { type SimulatorProcess, startSimulatorProcess } from '../simulator-process.ts';
import { enterCase, openCases, step, unfold } from './cases.ts';
import { dropFile } from './drops.ts';
import { checks, detail, openHistory } from './history.ts';
import { expectFineInEveryLook } from './looks.ts';
import { emptyOutbox, openOutbox, row, setOffline } from './outbox.ts';
import { portrait } from './pictures.ts';
import { newDataFolder, openProgram, type Program } from './program.ts';
import { answerFileDialogs, damageRecords, door, unlock } from './records.ts';
import { openSection } from './reports.ts';
import { makeDoubtfulCases } from './reviews.ts';
import {
  caseReference,
  chooseBoth,
  compare,
  enterSession,
  gauge,
  headline,
  lookUp,
  openLiveness,
  openMatch,
  result,
} from './screens.ts';
import {
  choosePassMark,
  choosePassphrase,
  enterCredentials,
  laneCard,
  openSettings,
  protection,
  switchMode,
} from './settings.ts';
import { pastePicture } from './visits.ts';

let simulator: SimulatorProcess;
let program: Program;
test.beforeAll(async () => {
  simulator = await startSimulatorProcess();
  program = await openProgram({ simulator });
});
test.afterAll(async () => {
  await program.close();
  await simulator.stop();
});

const sessionOf = (name: string) => sampleSessions.find((sample) => sample.name === name)?.sessionId ?? '';

/** What each sample session comes to. */
const comesTo: Readonly<Record<(typeof sampleSessions)[number]['name'], string>> = {
  live: 'A live person',
  low: 'Not shown to be live',
  review: 'Needs a review',
  fourAudits: 'A live person',
  expired: 'Could not be determined',
  failed: 'Could not be determined',
  noConfidence: 'Could not be determined',
  unfinished: 'No result yet',
};

/** Every screen and state built so far, each reached as a person would. */
const states: Record<string, (page: Page) => Promise<void>> = {
  'case, none yet': async (page) => {
    await expect(page.getByRole('button', { name: 'Try a sample case' })).toBeVisible();
  },
  'liveness, empty': openLiveness,
  'liveness, sample menu': async (page) => {
    await openLiveness(page);
    await page.getByRole('button', { name: 'Try a sample' }).click();
    await expect(page.getByRole('menu')).toBeVisible();
  },
  'liveness, a case to choose': async (page) => {
    await enterCase(page, { reference: `APP ${Date.now()}`, name: 'आशा शर्मा' });
    await openLiveness(page);
    await page.getByRole('button', { name: 'Another customer…' }).click();
    await caseReference(page).fill('APP');
    await expect(page.getByRole('option')).toHaveCount(2);
  },
  'liveness, no case chosen, and the time of a session': async (page) => {
    await openLiveness(page);
    await caseReference(page).fill('HD');
    await page.keyboard.press('Escape');
    await enterSession(page, sessionOf('review'));
    await page.getByRole('button', { name: 'Two minutes ago' }).click();
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText('No case was chosen yet')).toBeVisible();
    await expect(page.getByText('left of its three minutes')).toBeVisible();
  },
  'liveness, nothing has changed': async (page) => {
    await lookUp(page, sessionOf('low'));
    await expect(gauge(page)).toBeVisible();
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText('Nothing has changed since this answer')).toBeVisible();
  },
  'liveness, field problems': async (page) => {
    await openLiveness(page);
    await page.getByRole('button', { name: 'Look up the result' }).click();
    await expect(page.getByText('This is needed').first()).toBeVisible();
  },
  ...Object.fromEntries(
    sampleSessions.map(({ name, sessionId }) => [
      `liveness, ${name}`,
      async (page: Page) => {
        await lookUp(page, sessionId);
        await expect(headline(page)).toHaveText(comesTo[name]);
      },
    ]),
  ),
  'liveness, raw answer': async (page) => {
    await lookUp(page, sessionOf('live'));
    await result(page).getByRole('button', { name: 'Raw answer and attempts' }).click();
    await expect(result(page)).toContainText('statuscode');
  },
  'liveness, enlarged picture': async (page) => {
    await lookUp(page, sessionOf('live'));
    await result(page).getByRole('button', { name: 'Enlarge Reference picture' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
  },
  'liveness, on hold': async (page) => {
    await simulator.addFault('instantPay', { kind: 'vendorError', code: 'IAB', status: null });
    await lookUp(page, sessionOf('live'));
    await expect(headline(page)).toHaveText('On hold');
  },
  'match, empty': openMatch,
  'match, field problems': async (page) => {
    await openMatch(page);
    await page.getByRole('textbox', { name: 'Threshold' }).fill('1');
    await compare(page);
    await expect(page.getByText('Add a picture here.').first()).toBeVisible();
  },
  'match, filled': async (page) => {
    await openMatch(page);
    await chooseBoth(page, portrait('asha-1'), portrait('asha-1', 'copy.jpg'));
  },
  'liveness, a code without a camera': async (page) => {
    await openLiveness(page);
    await page.getByRole('button', { name: 'Read the session id from a code' }).click();
    await expect(page.getByRole('dialog').getByRole('alert').first()).toContainText('No camera was found');
  },
  'match, no camera': async (page) => {
    await openMatch(page);
    await page.getByRole('button', { name: 'Take a photo: document photo' }).click();
    await expect(page.getByRole('dialog').getByRole('alert')).toContainText('No camera was found');
  },
  'match, yes': (page) => matched(page, 'asha-2', 'YES'),
  'match, no': (page) => matched(page, 'dev-1', 'NO'),
  'match, several faces': (page) => matched(page, 'couple', 'Could not be compared'),
  'match, in doubt': async (page) => {
    await simulator.addFault('cashfree', { kind: 'reset', when: 'beforeProcessing' }, 50);
    await matched(page, 'asha-2', 'No result yet');
  },
  'match, lost': async (page) => {
    await simulator.addFault('cashfree', { kind: 'reset', when: 'afterProcessing' });
    await matched(page, 'asha-2', 'Result lost');
  },
  'match, what becomes of a lost one': async (page) => {
    await simulator.addFault('cashfree', { kind: 'reset', when: 'afterProcessing' });
    await matched(page, 'asha-2', 'Result lost');
    await result(page).getByRole('button', { name: 'Decide' }).click();
    await page.getByRole('radio', { name: 'Close it without a result' }).check({ force: true });
  },
  'match, failed': async (page) => {
    await simulator.addFault('cashfree', { kind: 'vendorError', code: 'file_format_invalid', status: null });
    await matched(page, 'asha-2', 'Not carried out');
  },
  'match, a failed one edited': async (page) => {
    await simulator.addFault('cashfree', { kind: 'vendorError', code: 'file_format_invalid', status: null });
    await matched(page, 'asha-2', 'Not carried out');
    await result(page).getByRole('button', { name: 'Edit' }).click();
    await expect(page.getByRole('button', { name: 'Compare with the changes' })).toBeVisible();
  },
  'match, sending': async (page) => {
    await simulator.addFault('cashfree', { kind: 'silent', when: 'beforeProcessing' });
    await matched(page, 'asha-2', 'Waiting for the answer');
  },
  'liveness, sending': async (page) => {
    await simulator.addFault('instantPay', { kind: 'silent', when: 'beforeProcessing' });
    await lookUp(page, sessionOf('live'));
    await expect(result(page).getByRole('button', { name: 'Stop' })).toBeVisible();
  },
  'outbox, empty': openOutbox,
  'outbox, busy': async (page) => {
    await simulator.addFault('cashfree', { kind: 'vendorError', code: 'file_format_invalid', status: null });
    await matched(page, 'asha-2', 'Not carried out');
    await simulator.addFault('cashfree', { kind: 'reset', when: 'afterProcessing' });
    await matched(page, 'dev-1', 'Result lost');
    await simulator.addFault('cashfree', { kind: 'silent', when: 'beforeProcessing' });
    await matched(page, 'meera-2', 'Waiting for the answer');
    await openLiveness(page);
    await simulator.addFault('instantPay', { kind: 'vendorError', code: 'IAB', status: null });
    await lookUp(page, sessionOf('live'));
    await expect(headline(page)).toHaveText('On hold');
    await openOutbox(page);
    await expect(page.getByText('2 need you, 2 go by themselves.')).toBeAttached();
    await expect(row(page, 'Waiting for the answer')).toBeVisible();
  },
  'outbox, offline': async (page) => {
    await setOffline(page, true);
    await lookUp(page, sessionOf('live'));
    await expect(headline(page)).toHaveText('No connection');
    await openOutbox(page);
    await expect(page.getByText('0 need you, 1 go by themselves.')).toBeAttached();
  },
  'outbox, paused by hand': async (page) => {
    await openOutbox(page);
    await page.getByRole('button', { name: 'Pause all' }).click();
    await expect(page.getByText('Paused by hand.').first()).toBeVisible();
  },
  'history, list': async (page) => {
    await withChecks(page);
    await expect(page.getByRole('option').first()).toBeVisible();
  },
  'history, a filter open': async (page) => {
    await openHistory(page);
    await page.getByRole('button', { name: 'All results' }).click();
    await expect(page.getByRole('option', { name: 'Pass', exact: true })).toBeVisible();
  },
  'history, the period open': async (page) => {
    await openHistory(page);
    await page.getByRole('button', { name: 'Any time' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
  },
  'history, nothing found': async (page) => {
    await openHistory(page);
    await page.getByRole('searchbox', { name: 'Search checks' }).fill('nobody has this');
    await expect(page.getByText('Nothing found').last()).toBeVisible();
  },
  'history, a lookup': async (page) => {
    await withChecks(page);
    await checks(page).filter({ hasText: 'Liveness' }).first().click();
    await expect(detail(page)).toContainText('On record');
  },
  'history, a match': async (page) => {
    await withChecks(page);
    await checks(page).filter({ hasText: 'Face match' }).first().click();
    await expect(detail(page)).toContainText('On record');
  },
  'history, deleting a check': async (page) => {
    await withChecks(page);
    await checks(page).filter({ hasText: 'Face match' }).first().click();
    await expect(detail(page)).toContainText('On record');
    await page.getByRole('button', { name: 'Delete' }).click();
    await expect(page.getByRole('alertdialog')).toContainText('Delete this check?');
  },
  'history, a check’s report about to be saved': async (page) => {
    await withChecks(page);
    await checks(page).filter({ hasText: 'Liveness' }).first().click();
    await page.getByRole('button', { name: 'Save as PDF…' }).click();
    await page.getByRole('checkbox', { name: /^Mask the name/ }).check({ force: true });
    await expect(page.getByText("The pictures still show the customer's face", { exact: false })).toBeVisible();
  },
  'history, a report that could not be saved': async (page) => {
    await withChecks(page);
    await checks(page).filter({ hasText: 'Liveness' }).first().click();
    await answerFileDialogs(program.electron, join(tmpdir(), 'nowhere', 'at', 'all.pdf'));
    await page.getByRole('button', { name: 'Save as PDF…' }).click();
    await page.getByRole('button', { name: 'Save the PDF' }).click();
    await expect(page.getByRole('alert')).toContainText('The file could not be written there.');
  },
  'history, a report that is saved': async (page) => {
    await withChecks(page);
    await checks(page).filter({ hasText: 'Liveness' }).first().click();
    await saveReport(page);
  },
  'history, an export about to be saved': async (page) => {
    await withChecks(page);
    await page.getByRole('button', { name: 'Export…' }).click();
    await expect(page.getByRole('radio', { name: /^JSON/ })).toBeAttached();
  },
  'history, checks being selected': async (page) => {
    await withChecks(page);
    await page.getByRole('button', { name: 'Select', exact: true }).click();
    await page.getByRole('button', { name: /^Select all/ }).click();
    await expect(page.getByText(/checks selected/)).toBeVisible();
  },
  'history, a reviewer’s decision with problems': async (page) => {
    await withChecks(page);
    await checks(page).filter({ hasText: 'Face match' }).first().click();
    await page.getByRole('button', { name: /^Enter (a|another) decision$/ }).click();
    await page.getByRole('button', { name: 'Enter this decision' }).click();
    await expect(page.getByText('Choose one of the two.')).toBeVisible();
  },
  'history, a check with a decision of the agent’s': async (page) => {
    await openSection(page, 'Agent and organisation');
    await page.getByRole('textbox', { name: "Agent's name" }).fill('Asha Rao');
    await page.getByRole('button', { name: 'Save agent and organisation' }).click();
    await expect(page.getByText(/^Saved\./)).toBeVisible();
    await openLiveness(page);
    await withChecks(page);
    await checks(page).filter({ hasText: 'Face match' }).first().click();
    await page.getByRole('button', { name: /^Enter (a|another) decision$/ }).click();
    const form = page.getByRole('form', { name: "Reviewer's decision" });
    await form.getByRole('radio', { name: 'Reject' }).check({ force: true });
    await form.getByRole('textbox', { name: 'Reason' }).fill('Another person');
    await form.getByRole('textbox', { name: "Reviewer's name" }).fill('Asha Rao');
    await form.getByRole('button', { name: 'Enter this decision' }).click();
    await expect(detail(page)).toContainText('nobody else has looked');
  },
  'case, none found': async (page) => {
    await openCases(page);
    await page.getByRole('searchbox', { name: 'Search cases' }).fill('nobody has this');
    await expect(page.getByText('Nothing found').last()).toBeVisible();
  },
  'case, form with problems': async (page) => {
    await openCases(page);
    await page.getByRole('button', { name: 'New case' }).click();
    await page.getByRole('button', { name: 'Begin the visit' }).click();
    await expect(page.getByRole('textbox', { name: 'Case reference' })).toHaveAttribute('aria-invalid', 'true');
  },
  'case, one without checks': async (page) => {
    await enterCase(page, { reference: `APP ${Date.now()}`, name: 'आशा शर्मा', place: 'पुणे' });
  },
  'case, the vendors are out of reach, and several session ids': async (page) => {
    await setOffline(page, true);
    await enterCase(page, { reference: `APP ${Date.now()}`, name: 'Asha', consent: 'Spoken' });
    await expect(page.getByText('Neither vendor can be reached')).toBeVisible();
    await step(page, 'Liveness')
      .getByRole('textbox', { name: 'Session id' })
      .fill(`${sessionOf('live')} or ${sessionOf('low')}`);
    await expect(page.getByRole('group', { name: /several session ids/ })).toBeVisible();
  },
  'match, both faces enlarged': async (page) => {
    await openMatch(page);
    await chooseBoth(page, portrait('asha-1'), portrait('asha-2'));
    await compare(page);
    await result(page).getByRole('button', { name: 'Compare by eye' }).click();
    const dialog = page.getByRole('dialog', { name: 'Live photo and document photo' });
    await dialog.getByRole('button', { name: 'Zoom in' }).click();
    await expect(dialog.getByRole('status')).toHaveText('1.5×');
    await expect(dialog.getByRole('img')).toHaveCount(2);
  },
  'case, which photo was pasted': async (page) => {
    await enterCase(page, { reference: `APP ${Date.now()}`, name: 'Asha', consent: 'Spoken' });
    await step(page, 'Document').getByRole('button', { name: 'Show Document' }).click();
    await pastePicture(page, portrait('asha-2'));
    await expect(page.getByRole('alertdialog', { name: 'Which photo is this?' })).toBeVisible();
  },
  'case, one with checks': async (page) => {
    await caseWithChecks(page);
  },
  'case, list': async (page) => {
    await openCases(page);
    await expect(page.getByRole('link', { name: /^APP / }).first()).toBeVisible();
  },
  'case, those that need a review': async (page) => {
    await makeDoubtfulCases(program, [`R ${Date.now()}`]);
    await openCases(page);
    await expect(page.getByRole('region', { name: 'Just arrived' })).toBeVisible();
    await expectFineInEveryLook(program);
    await page.getByRole('radio', { name: /^Needs a review/ }).check({ force: true });
    await page.getByRole('button', { name: 'Reject…' }).click();
    await page.getByRole('button', { name: 'Reject', exact: true }).click();
    await expect(page.getByText('Give the reason.')).toBeVisible();
  },
  'case, news of an answer': async (page) => {
    await openHistory(page);
    await makeDoubtfulCases(program, [`N ${Date.now()}`]);
    await expect(page.getByRole('complementary', { name: 'What has just arrived' }).getByRole('link')).toBeVisible();
  },
  'settings, production without a pass mark': async (page) => {
    await openSettings(page);
    await switchMode(page, 'Production');
    await expect(page.getByText('production needs one', { exact: false })).toBeVisible();
  },
  'case, editing one': async (page) => {
    await enterCase(page, { reference: `APP ${Date.now()}`, name: 'Asha' });
    await step(page, 'Customer').getByRole('button', { name: 'Edit' }).click();
    await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeVisible();
  },
  'case, erasing one': async (page) => {
    await caseWithChecks(page);
    await page.getByRole('button', { name: 'Erase this case' }).click();
    await expect(page.getByRole('alertdialog')).toContainText('are removed for good');
  },
  'settings, nothing kept': openSettings,
  'settings, a lane’s form with problems': async (page) => {
    await openSettings(page);
    await enterCredentials(page, 'InstantPay, sandbox', { clientId: 'two words', thisSessionOnly: true });
    await expect(laneCard(page, 'InstantPay, sandbox').getByRole('textbox', { name: 'Client id' })).toHaveAttribute(
      'aria-invalid',
      'true',
    );
  },
  'settings, credentials for this session': async (page) => {
    await openSettings(page);
    await enterCredentials(page, 'Cashfree, sandbox', {
      clientId: 'CF-CLIENT-1',
      clientSecret: 'cf-secret-12345',
      thisSessionOnly: true,
    });
    await expect(laneCard(page, 'Cashfree, sandbox')).toContainText('For this session only');
  },
  'settings, what production means': async (page) => {
    await openSettings(page);
    await choosePassMark(page, '90', '75');
    await expect(page.getByText('The policy is saved.')).toBeVisible();
    await switchMode(page, 'Production');
    await expect(page.getByText('Each match costs money.')).toBeVisible();
  },
  'settings, a vault under a passphrase, and its recovery code': async (page) => {
    await protect(page);
    await page.getByRole('button', { name: /Make a (new )?recovery code/ }).click();
    await expect(page.getByRole('button', { name: /written it down/i })).toBeVisible();
  },
  'settings, records that are kept, verified': async (page) => {
    await protect(page);
    await page.getByRole('button', { name: 'Verify' }).click();
    await expect(page.getByText('The records are as they were written.')).toBeVisible();
  },
  'settings, a backup being made': async (page) => {
    await protect(page);
    await page.getByRole('button', { name: 'Back up…' }).click();
    await page.getByRole('button', { name: 'Write the backup' }).click();
    await expect(page.getByRole('textbox', { name: 'Passphrase of the backup', exact: true })).toHaveAttribute(
      'aria-invalid',
      'true',
    );
  },
  'settings, a policy with problems': async (page) => {
    await openSection(page, 'Policy');
    await page.getByRole('radio', { name: /^A pass mark of our own/ }).check({ force: true });
    await page.getByRole('textbox', { name: 'Pass from' }).fill('all');
    await page.getByRole('button', { name: 'Save the policy' }).click();
    await expect(page.getByText('This is not a number.', { exact: false })).toBeVisible();
  },
  'settings, an organisation’s key being imported': async (page) => {
    await openSection(page, 'Signing');
    await page.getByRole('button', { name: "Use an organisation's key…" }).click();
    await page.getByRole('button', { name: 'Use this key' }).click();
    await expect(page.getByText('Choose the file first.')).toBeVisible();
  },
  'settings, a report that was verified': async (page) => {
    await withChecks(page);
    await checks(page).filter({ hasText: 'Liveness' }).first().click();
    const report = await saveReport(page);
    await page.getByRole('button', { name: 'Close' }).click();
    await verifyReport(page, report);
    await expect(page.getByText('Unchanged, written by this installation')).toBeVisible();
  },
  'settings, a report that was changed': async (page) => {
    await withChecks(page);
    await checks(page).filter({ hasText: 'Liveness' }).first().click();
    const report = await saveReport(page);
    await page.getByRole('button', { name: 'Close' }).click();
    await appendFile(report, 'more');
    await verifyReport(page, report);
    await expect(page.getByText('Changed after it was signed')).toBeVisible();
  },
  'settings, a backup being restored': async (page) => {
    await protect(page);
    await page.getByRole('button', { name: 'Restore…' }).click();
    await page.getByRole('textbox', { name: "The backup's passphrase" }).fill('any');
    await page.getByRole('button', { name: 'Choose the backup' }).click();
    await expect(page.getByRole('alertdialog')).toContainText('Restore a backup?');
  },
};

/** Of the check in view; it stays in test-results, to be looked at. */
async function saveReport(page: Page): Promise<string> {
  const path = test.info().outputPath('report.pdf');
  await answerFileDialogs(program.electron, path);
  await page.getByRole('button', { name: 'Save as PDF…' }).click();
  await page.getByRole('button', { name: 'Save the PDF' }).click();
  await expect(page.getByRole('heading', { name: 'The report is saved' })).toBeVisible();
  return path;
}

async function verifyReport(page: Page, path: string): Promise<void> {
  await openSection(page, 'Verify a report');
  const group = page.getByRole('group', { name: 'Report to verify' });
  await group.scrollIntoViewIfNeeded();
  await dropFile(page, group, path);
}

async function matched(page: Page, second: string, comes: string): Promise<void> {
  await openMatch(page);
  await chooseBoth(page, portrait('asha-1'), portrait(second));
  await compare(page);
  await expect(headline(page)).toHaveText(new RegExp(`^${comes}`));
}

let hasChecks = false;

/** History, with one check of each kind at least; they are made for the first that asks. */
async function withChecks(page: Page): Promise<void> {
  if (!hasChecks) {
    await lookUp(page, sessionOf('live'));
    await expect(headline(page)).toHaveText('A live person');
    await matched(page, 'asha-2', 'YES');
    hasChecks = true;
  }
  await openHistory(page);
}

/** Opens the settings of a program whose vault and records have a passphrase. */
async function protect(page: Page): Promise<void> {
  await openSettings(page);
  await expect(protection(page).getByRole('status')).not.toBeEmpty();
  if (await page.getByRole('textbox', { name: 'New passphrase', exact: true }).isVisible()) {
    await choosePassphrase(page, 'correct horse battery');
  }
}

async function caseWithChecks(page: Page): Promise<void> {
  await enterCase(page, { reference: `APP ${Date.now()}`, name: 'Asha' });
  for (const session of ['live', 'low'] as const) {
    await openLiveness(page);
    await lookUp(page, sessionOf(session));
    await expect(headline(page)).toContainText('live');
    await page.goBack();
  }
  await unfold(page, 'Result');
  await expect(page.getByRole('radio', { name: /^Counts/ })).toHaveCount(2);
}

/** Nothing is under way, and the page is as after a start. */
async function startAfresh(page: Page): Promise<void> {
  await simulator.reset();
  await emptyOutbox(program);
  await page.evaluate(() => {
    window.location.hash = '#case';
    window.location.reload();
  });
  await page.getByRole('heading', { name: 'Cases', level: 1 }).waitFor();
}

/** While such a list is open React Aria hides the rest of the page from screen readers, and Tab closes it before it leads there. */
const hiddenOutside: ReadonlySet<string> = new Set(['liveness, a case to choose']);
const outsideRules = ['aria-hidden-focus', 'page-has-heading-one', 'region'];

for (const [turn, [state, reach]] of Object.entries(states).entries()) {
  test(`axe finds nothing and nothing is cut off: ${state}`, async () => {
    const { page, complaints } = program;
    await startAfresh(page);
    await reach(page);
    await expectFineInEveryLook(program, { without: hiddenOutside.has(state) ? outsideRules : [], turn });
    expect(complaints.splice(0)).toEqual([]);
  });
}

test('axe finds nothing and nothing is cut off: the door to records that are locked, and to damaged ones', async () => {
  const data = await newDataFolder();
  const passphrase = 'correct horse battery';
  const first = await openProgram({ data });
  await openSettings(first.page);
  await choosePassphrase(first.page, passphrase);
  await first.close();

  const locked = await openProgram({ data });
  await expect(door(locked.page)).toContainText('The records are locked.');
  await expectFineInEveryLook(locked);
  expect(locked.complaints).toEqual([]);
  await locked.close();

  await damageRecords(data);
  const damaged = await openProgram({ data });
  await unlock(damaged.page, passphrase);
  await expect(door(damaged.page)).toContainText("The records can't be opened.");
  await expectFineInEveryLook(damaged);
  await damaged.page.getByRole('button', { name: 'Set aside and start over' }).click();
  await expect(damaged.page.getByRole('alertdialog')).toBeVisible();
  await expectFineInEveryLook(damaged);
  expect(damaged.complaints).toEqual([]);
  await damaged.close();
  await rm(data, { recursive: true, force: true });
});

test('everything can be reached at 200 % zoom', async () => {
  const { page, electron } = program;
  await startAfresh(page);
  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(2));
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  await lookUp(page, sessionOf('live'));
  await expect(gauge(page)).toBeVisible();
  await gauge(page).scrollIntoViewIfNeeded();
  await expect(headline(page)).toBeVisible();
  expect(await overflow()).toBeLessThanOrEqual(0);
  for (const open of [openOutbox, openHistory, openCases, openSettings]) {
    await open(page);
    expect(await overflow(), open.name).toBeLessThanOrEqual(0);
  }
});
