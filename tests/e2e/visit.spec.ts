import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { sampleSessions } from '../../shared/practice.ts';
import { startAfresh } from './afresh.ts';
import { caseLink, openCases, step, unfold, visitHead } from './cases.ts';
import { checks, expectCount, exportHistory, openHistory, searchBox } from './history.ts';
import { expectOpen, setOffline } from './outbox.ts';
import { lettersOf, pdfAttachments, pdfLetters, pdfToolsAreHere, whyNoPdfTools } from './pdf.ts';
import { portrait } from './pictures.ts';
import { openProgram, type Program, packedScripts } from './program.ts';
import { answerFileDialogs } from './records.ts';
import { saveAsPdf } from './reports.ts';
import { well } from './screens.ts';
import { Agent, begin, button, expectSigned, field, MOST_ACTS, pastePicture } from './visits.ts';

/** The visit as a field agent makes it: one page, from a customer at the door to a signed report. */

const [live, low] = sampleSessions;

let program: Program;
let folder: string;
test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'facedesk-visit-'));
  program = await openProgram();
});
test.beforeEach(() => startAfresh(program));
test.afterAll(async () => {
  await program.close();
  await rm(folder, { recursive: true, force: true });
});

async function lookUp(agent: Agent, sessionId: string): Promise<void> {
  const { page } = agent;
  await expect(field(page, 'Session id')).toBeFocused();
  await agent.fill(field(page, 'Session id'), `The session is ${sessionId.replaceAll('-', '')}, thank you.`);
  await expect(field(page, 'Session id')).toHaveValue(sessionId);
  await agent.fill(field(page, "Customer's IP address"), '49.36.1.2');
  await agent.press('Enter');
}

async function addDocumentPhoto(agent: Agent): Promise<void> {
  const { page } = agent;
  const well = page.getByRole('group', { name: 'Document photo', exact: true });
  await expect(well.getByRole('button', { name: /Choose/ })).toBeFocused();
  await agent.choose(() => agent.press('Enter'), portrait('asha-2'));
  await expect(well.getByRole('img')).toBeVisible();
  await expect(button(page, 'Compare')).toBeFocused();
}

test(`a customer at the door becomes a signed report in at most ${MOST_ACTS} acts, and nothing is skipped`, async () => {
  const { page } = program;
  const path = join(folder, 'report.pdf');
  await answerFileDialogs(program.electron, path);
  const agent = new Agent(page);
  await begin(agent, 'APP-2026-17', 'Asha Verma');
  await agent.click(step(page, 'Consent').getByRole('button', { name: 'Spoken' }));
  await expect(step(page, 'Consent')).toContainText(/Spoken, .*\d/);
  await lookUp(agent, live.sessionId);
  // The next step does not wait for the answer, which brings the live photo by itself.
  await addDocumentPhoto(agent);
  await expect(page.getByRole('group', { name: 'Live photo', exact: true }).getByRole('img')).toBeVisible();
  await agent.press('Enter');
  await expect(visitHead(page)).toContainText('Pass');
  await expect(step(page, 'Result').getByRole('meter')).toHaveCount(2);
  await expect(button(page, 'Save the report')).toBeFocused();
  await agent.press('Enter');
  // The name of the file is accepted in the system's dialog, which the test answers.
  agent.acts.push('accept the name of the file');
  await expect(page.getByRole('heading', { name: 'The report is saved' })).toBeVisible({ timeout: 30_000 });
  await expectSigned(path);
  expect(agent.acts.length, agent.acts.join('\n')).toBeLessThanOrEqual(MOST_ACTS);
  // Nobody here has a name in another script.
  expect(await packedScripts(page)).toEqual([]);
});

test(`the same visit with keys alone, in at most ${MOST_ACTS} acts`, async () => {
  const { page } = program;
  const path = join(folder, 'by keys.pdf');
  await answerFileDialogs(program.electron, path);
  const agent = new Agent(page);
  await agent.press('Control+1');
  await agent.moveTo(button(page, 'New case'), 3);
  await agent.press('Enter');
  await expect(field(page, 'Case reference')).toBeFocused();
  await agent.type('APP-2026-23');
  await agent.moveTo(field(page, "Customer's name"), 1);
  await agent.type('Asha Verma');
  await agent.press('Enter');
  await agent.moveTo(step(page, 'Consent').getByRole('button', { name: 'Spoken' }), 1);
  await agent.press('Enter');
  await expect(field(page, 'Session id')).toBeFocused();
  await agent.paste(`Session: ${live.sessionId}`);
  await agent.moveTo(field(page, "Customer's IP address"), 2);
  await agent.type('49.36.1.2');
  await agent.press('Enter');
  await addDocumentPhoto(agent);
  await agent.press('Enter');
  await expect(visitHead(page)).toContainText('Pass');
  await expect(button(page, 'Save the report')).toBeFocused();
  await agent.press('Enter');
  agent.acts.push('accept the name of the file');
  await expect(page.getByRole('heading', { name: 'The report is saved' })).toBeVisible({ timeout: 30_000 });
  await expectSigned(path);
  expect(agent.acts.length, agent.acts.join('\n')).toBeLessThanOrEqual(MOST_ACTS);
  // And back to where it was asked for: the next act needs no mouse either.
  await page.keyboard.press('Escape');
  await expect(button(page, 'Save the report')).toBeFocused();
});

test('a step that can’t be done is left out for a reason, and taken up again', async () => {
  const { page } = program;
  const agent = new Agent(page);
  await begin(agent, 'APP-2026-21', 'Asha Verma');
  await step(page, 'Consent').getByRole('button', { name: 'Spoken' }).click();
  await step(page, 'Liveness').getByRole('button', { name: 'Leave this step out…' }).click();
  await button(page, 'Leave it out').click();
  const reason = field(page, 'Why without the liveness check?');
  await expect(reason).toHaveAccessibleDescription(/A reason is needed/);
  await reason.fill('The phone has no camera; saw her at the door');
  await button(page, 'Leave it out').click();
  await expect(step(page, 'Liveness')).toContainText('Left out: The phone has no camera');
  // The live photo then is one of the agent's own.
  await expect(step(page, 'Document')).toContainText('The live photo comes from the liveness check.');
  await step(page, 'Liveness').getByRole('button', { name: 'Take it up' }).click();
  await expect(field(page, 'Session id')).toBeVisible();
});

test('a reviewer’s decision stands beside the case result in every place that names it, and does not replace it', async () => {
  test.skip(!pdfToolsAreHere, whyNoPdfTools);
  const { page } = program;
  const agent = new Agent(page);
  await begin(agent, 'APP-2026-22', 'Asha Verma');
  await step(page, 'Consent').getByRole('button', { name: 'Spoken' }).click();
  await lookUp(agent, low.sessionId);
  await expect(visitHead(page)).toContainText('Fail');
  await unfold(page, 'Result');
  await button(page, 'Enter a decision').click();
  const form = page.getByRole('form', { name: "Reviewer's decision" });
  await form.getByText('Accept', { exact: true }).click();
  await form.getByRole('textbox', { name: "Reviewer's name" }).fill('R. Iyer');
  await form.getByRole('button', { name: 'Enter this decision' }).click();
  await expect(visitHead(page)).toContainText(/Fail.*accepted by R\. Iyer/);
  await expect(step(page, 'Result').getByRole('list', { name: 'Decisions, the first one first' })).toContainText(
    'R. Iyer',
  );
  const report = await saveAsPdf(program, join(folder, 'decided.pdf'));
  const decision = { decision: 'accepted', reviewer: { name: 'R. Iyer', code: '' } };
  const twin = pdfAttachments(report).find(({ name }) => name === 'facedesk-report.json');
  expect(JSON.parse(String(twin?.bytes))).toMatchObject({ caseVerdict: { kind: 'fail' }, caseReviews: [decision] });
  expect(pdfLetters(report)).toContain(lettersOf('Fail · accepted by R. Iyer'));
  await openCases(page);
  await expect(caseLink(page, 'APP-2026-22')).toContainText(/Fail.*accepted by R\. Iyer/);
  await openHistory(page);
  // What is exported is what is found.
  await searchBox(page).fill('APP-2026-22');
  await expectCount(page, 1);
  await expect(checks(page)).toContainText(/APP-2026-22.*Case: Fail · accepted by R\. Iyer/);
  for (const kind of ['CSV', 'JSON'] as const) {
    await exportHistory(program, kind, join(folder, kind));
    await expect(page.getByRole('heading', { name: 'The export is saved' })).toBeVisible();
    await button(page, 'Close').click();
  }
  const line = JSON.parse(await readFile(join(folder, 'JSON'), 'utf8'));
  expect(line.caseResult).toMatchObject({ verdict: { kind: 'fail' }, decision });
  const [head = '', row = ''] = (await readFile(join(folder, 'CSV'), 'utf8')).split('\r\n');
  const cells = row.split(',');
  const cell = (column: string) => cells.at(head.split(',').indexOf(column) - head.split(',').length);
  expect([cell('case_result'), cell('case_decision'), cell('case_decided_by_name')]).toEqual([
    'fail',
    'accepted',
    'R. Iyer',
  ]);
});

test('without a network the visit goes on to its end, and the answers finish it', async () => {
  const { page } = program;
  await setOffline(page, true);
  const agent = new Agent(page);
  await begin(agent, 'APP-2026-18', 'Asha Verma');
  await agent.click(step(page, 'Consent').getByRole('button', { name: 'Written' }));
  await lookUp(agent, live.sessionId);
  await expect(step(page, 'Liveness')).toContainText('No connection');
  await addDocumentPhoto(agent);
  await expect(page.getByRole('group', { name: 'Live photo', exact: true })).toContainText('Comes with');
  await agent.press('Enter');
  await expect(step(page, 'Result')).toContainText('Both checks are still on their way.');
  await expect(visitHead(page)).toContainText('Not finished yet');
  await setOffline(page, false);
  await expectOpen(page, 0);
  await expect(visitHead(page)).toContainText('Pass');
  await expect(step(page, 'Result').getByRole('meter')).toHaveCount(2);
});

test('a check that failed is changed in its own step, and a picture pasted anywhere goes where one is missing', async () => {
  const { page } = program;
  const agent = new Agent(page);
  await begin(agent, 'APP-2026-24', 'Asha Verma');
  await step(page, 'Consent').getByRole('button', { name: 'Spoken' }).click();
  await expect(step(page, 'Liveness')).toContainText('the built-in vendors can be reached');
  await lookUp(agent, 'aaaaaaaa-1111-4111-8111-111111111111');
  const edit = step(page, 'Liveness').getByRole('button', { name: 'Edit', exact: true });
  await edit.click();
  await expect(visitHead(page)).toContainText('APP-2026-24');
  await expect(step(page, 'Liveness')).toContainText('You are changing a check of case APP-2026-24');
  await expect(field(page, 'Session id')).toBeFocused();
  await expect(field(page, 'Session id')).toHaveValue('aaaaaaaa-1111-4111-8111-111111111111');
  await field(page, 'Session id').fill(live.sessionId);
  await step(page, 'Liveness').getByRole('button', { name: 'Just now' }).click();
  await expect(step(page, 'Liveness').getByRole('button', { name: 'Change', exact: true })).toBeFocused();
  await expect(step(page, 'Liveness').getByRole('timer').last()).toContainText(/^[23]:\d\d left/);
  await step(page, 'Liveness')
    .getByRole('button', { name: /^Look up/ })
    .click();
  await expect(step(page, 'Liveness')).toContainText('Pass');
  await expectOpen(page, 0);

  await expect(well(page, 'Live photo').getByRole('img')).toBeVisible();
  await pastePicture(page, portrait('asha-2'));
  await expect(well(page, 'Document photo').getByRole('img')).toBeVisible();
  // Both are there: which one is meant is asked.
  await pastePicture(page, portrait('dev-1'));
  const question = page.getByRole('alertdialog', { name: 'Which photo is this?' });
  await expect(question.getByRole('button')).toHaveText(['Cancel', 'Replace the document photo']);
  await page.keyboard.press('Enter');
  await expect(well(page, 'Document photo')).toContainText('dev-1.jpg');
});

test('a step that is done is a line, and is done again from there', async () => {
  const { page } = program;
  const agent = new Agent(page);
  await begin(agent, 'APP-2026-19', 'Asha Verma');
  await step(page, 'Customer').getByRole('button', { name: 'Edit' }).click();
  await field(page, 'Place').fill('Pune');
  await button(page, 'Save').click();
  await expect(step(page, 'Customer')).toContainText('Pune');
  await step(page, 'Consent').getByRole('button', { name: 'Digital' }).click();
  await lookUp(agent, low.sessionId);
  await expect(step(page, 'Liveness')).toContainText('Fail');
  await expect(visitHead(page)).toContainText('Fail');
  await expect(step(page, 'Liveness').getByRole('meter')).toHaveCount(0);
  await step(page, 'Liveness').getByRole('button', { name: 'Show Liveness' }).click();
  await expect(step(page, 'Liveness').getByRole('meter')).toBeVisible();
  await step(page, 'Liveness').getByRole('button', { name: 'Redo' }).click();
  await lookUp(agent, live.sessionId);
  await expect(step(page, 'Liveness')).toContainText('Pass');
  await expect(visitHead(page)).toContainText('Not finished yet');
  await step(page, 'Result').getByRole('button', { name: 'Show Result' }).click();
  await expect(step(page, 'Result')).toContainText('1 other check failed and does not count.');
  await expect(step(page, 'Result')).toContainText('The newest answer contradicts an earlier one.');
});
