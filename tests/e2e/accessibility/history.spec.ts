import { appendFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { dropFile } from '../drops.ts';
import { checks, detail, openHistory, searchBox } from '../history.ts';
import { answerFileDialogs } from '../records.ts';
import { openSection } from '../reports.ts';
import { deskForAll, expectFineOnEach, leave, makeChecks } from './walk.ts';

const desk = deskForAll();

/** Of the check in view; it stays in test-results, to be looked at. */
async function saveReport(page: Page, path: string): Promise<void> {
  await answerFileDialogs(desk.program.electron, path);
  await page.getByRole('button', { name: 'Save as PDF…' }).click();
  await page.getByRole('button', { name: 'Save the PDF' }).click();
}

async function verifyReport(page: Page, path: string): Promise<void> {
  await openSection(page, 'Verify a report');
  const group = page.getByRole('group', { name: 'Report to verify' });
  await group.scrollIntoViewIfNeeded();
  await dropFile(page, group, path);
}

const reportPath = () => test.info().outputPath('report.pdf');

async function openLookup(page: Page): Promise<void> {
  await openHistory(page);
  await checks(page).filter({ hasText: 'Liveness' }).first().click();
  await expect(detail(page)).toContainText('On record');
}

async function openMatched(page: Page): Promise<void> {
  await openHistory(page);
  await checks(page).filter({ hasText: 'Face match' }).first().click();
  await expect(detail(page)).toContainText('On record');
}

/** One of each kind is there from the first walk on; whichever comes first makes them. */
let hasChecks = false;
async function withChecks(page: Page): Promise<void> {
  if (!hasChecks) await makeChecks(page);
  hasChecks = true;
  await openHistory(page);
}

expectFineOnEach(desk, {
  'what is found': {
    'history, list': async (page) => {
      await withChecks(page);
      await expect(page.getByRole('option').first()).toBeVisible();
    },
    'history, a filter open': async (page) => {
      await page.getByRole('button', { name: 'All results' }).click();
      await expect(page.getByRole('option', { name: 'Pass', exact: true })).toBeVisible();
    },
    'history, the period open': async (page) => {
      const all = page.getByRole('option', { name: 'All results', exact: true });
      await all.click();
      await expect(all).toHaveCount(0);
      await page.getByRole('button', { name: 'Any time' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
    'history, nothing found': async (page) => {
      await leave(page.getByRole('dialog'));
      await searchBox(page).fill('nobody has this');
      await expect(page.getByText('Nothing found').last()).toBeVisible();
    },
    'history, an export about to be saved': async (page) => {
      await searchBox(page).fill('');
      await page.getByRole('button', { name: 'Export…' }).click();
      await expect(page.getByRole('radio', { name: /^JSON/ })).toBeAttached();
    },
    'history, checks being selected': async (page) => {
      await leave(page.getByRole('dialog'));
      await page.getByRole('button', { name: 'Select', exact: true }).click();
      await page.getByRole('button', { name: /^Select all/ }).click();
      await expect(page.getByText(/checks selected/)).toBeVisible();
    },
  },
  'a check and its report': {
    'history, a lookup': async (page) => {
      await withChecks(page);
      await openLookup(page);
    },
    'history, a check’s report about to be saved': async (page) => {
      await page.getByRole('button', { name: 'Save as PDF…' }).click();
      await page.getByRole('checkbox', { name: /^Mask the name/ }).check({ force: true });
      await expect(page.getByText("The pictures still show the customer's face", { exact: false })).toBeVisible();
    },
    'history, a report that could not be saved': async (page) => {
      await leave(page.getByRole('dialog'));
      await saveReport(page, join(tmpdir(), 'nowhere', 'at', 'all.pdf'));
      await expect(page.getByRole('alert')).toContainText('The file could not be written there.');
    },
    'history, a report that is saved': async (page) => {
      await leave(page.getByRole('dialog'));
      await saveReport(page, reportPath());
      await expect(page.getByRole('heading', { name: 'The report is saved' })).toBeVisible();
    },
    'settings, a report that was verified': async (page) => {
      await page.getByRole('button', { name: 'Close' }).click();
      await verifyReport(page, reportPath());
      await expect(page.getByText('Unchanged, written by this installation')).toBeVisible();
    },
    'settings, a report that was changed': async (page) => {
      await appendFile(reportPath(), 'more');
      await verifyReport(page, reportPath());
      await expect(page.getByText('Changed after it was signed')).toBeVisible();
    },
  },
  'a check and its decisions': {
    'history, a match': async (page) => {
      await withChecks(page);
      await openMatched(page);
    },
    'history, deleting a check': async (page) => {
      await page.getByRole('button', { name: 'Delete' }).click();
      await expect(page.getByRole('alertdialog')).toContainText('Delete this check?');
    },
    'history, a reviewer’s decision with problems': async (page) => {
      await leave(page.getByRole('alertdialog'));
      await page.getByRole('button', { name: /^Enter (a|another) decision$/ }).click();
      await page.getByRole('button', { name: 'Enter this decision' }).click();
      await expect(page.getByText('Choose one of the two.')).toBeVisible();
    },
    'history, a check with a decision of the agent’s': async (page) => {
      await openSection(page, 'Agent and organisation');
      await page.getByRole('textbox', { name: "Agent's name" }).fill('Asha Rao');
      await page.getByRole('button', { name: 'Save agent and organisation' }).click();
      await expect(page.getByText(/^Saved\./)).toBeVisible();
      await openMatched(page);
      // What was begun is still there.
      const form = page.getByRole('form', { name: "Reviewer's decision" });
      await form.getByRole('radio', { name: 'Reject' }).check({ force: true });
      await form.getByRole('textbox', { name: 'Reason' }).fill('Another person');
      await form.getByRole('textbox', { name: "Reviewer's name" }).fill('Asha Rao');
      await form.getByRole('button', { name: 'Enter this decision' }).click();
      await expect(detail(page)).toContainText('nobody else has looked');
    },
  },
});
