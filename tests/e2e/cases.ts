import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';

/** All cases, by what a person sees of them. */
export async function openCases(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: 'Cases' }).click();
  await expect(page.getByRole('heading', { name: 'Cases', level: 1 })).toBeVisible();
  await page.getByRole('radio', { name: /^All \(/ }).check({ force: true });
}

/** A case in the list of them, which may stand among what has just arrived as well. */
export const caseLink = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('list', { name: 'Cases' }).getByRole('link', { name });

export interface CaseEntry {
  readonly reference: string;
  readonly name?: string;
  readonly place?: string;
  readonly note?: string;
  readonly consent?: 'Spoken' | 'Written' | 'Digital';
}

/** Enters a new case, which is then in view. */
export async function enterCase(page: Page, entry: CaseEntry): Promise<void> {
  await openCases(page);
  await page.getByRole('button', { name: 'New case' }).click();
  const form = page.getByRole('form', { name: 'New case' });
  await form.getByRole('textbox', { name: 'Case reference' }).fill(entry.reference);
  for (const [label, text] of [
    ["Customer's name", entry.name],
    ['Place', entry.place],
    ['Note', entry.note],
  ] as const) {
    if (text !== undefined) await form.getByRole('textbox', { name: label }).fill(text);
  }
  await form.getByRole('button', { name: 'Begin the visit' }).click();
  await expect(page.getByRole('heading', { name: entry.reference, level: 1 })).toBeVisible();
  if (entry.consent) {
    const consent = step(page, 'Consent');
    await consent.getByRole('button', { name: entry.consent }).click();
    await expect(consent).toContainText(`${entry.consent}, `);
  }
}

/** A step of the visit in view. */
export const step = (page: Page, name: 'Customer' | 'Consent' | 'Liveness' | 'Document' | 'Result'): Locator =>
  page.getByRole('region', { name, exact: true });

/** Opens a step that is a line, to be read. */
export async function unfold(page: Page, name: Parameters<typeof step>[1]): Promise<Locator> {
  const button = step(page, name).getByRole('button', { name: `Show ${name}` });
  if (await button.isVisible()) await button.click();
  return step(page, name);
}

/** Who is in front, and the case result, at the top of the visit. */
export const visitHead = (page: Page): Locator =>
  page
    .getByRole('main')
    .locator('header')
    .filter({ has: page.getByRole('heading', { level: 1 }) });

/** What the checks of the case in view come to; its step has to be open. */
export const caseResult = (page: Page): Locator => step(page, 'Result');
export const caseVerdict = (page: Page): Locator => caseResult(page).getByRole('heading', { level: 2 }).last();

export const whichCounts = (page: Page, kind: 'lookup' | 'match'): Locator =>
  page.getByRole('radiogroup', { name: `Which ${kind === 'lookup' ? 'liveness check' : kind} counts` });
