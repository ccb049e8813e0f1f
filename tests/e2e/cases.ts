import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';

/** The cases by what a person sees of them. */
export async function openCases(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: 'Case' }).click();
  await expect(page.getByRole('heading', { name: 'Cases', level: 1 })).toBeVisible();
}

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
  if (entry.consent) await form.getByText(entry.consent, { exact: true }).click();
  await form.getByRole('button', { name: 'Create the case' }).click();
  await expect(page.getByRole('heading', { name: entry.reference, level: 1 })).toBeVisible();
}

/** What the checks of the case in view come to. */
export const caseResult = (page: Page): Locator => page.getByRole('region', { name: 'Checks of this case' });
export const caseVerdict = (page: Page): Locator => caseResult(page).getByRole('heading', { level: 2 }).first();

export const whichCounts = (page: Page, kind: 'lookup' | 'match'): Locator =>
  page.getByRole('radiogroup', { name: `Which ${kind} counts` });
