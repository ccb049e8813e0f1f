import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import type { ChosenFile } from './pictures.ts';

/** The screens by what a person sees of them: roles and names. */
export const result = (page: Page): Locator => page.getByRole('region', { name: 'Result', exact: true });
export const gauge = (page: Page): Locator => result(page).getByRole('meter');
export const headline = (page: Page): Locator => result(page).getByRole('heading', { level: 2 });

/** An entry of the rail; names of checks begin with the same words. */
const entry = (page: Page, name: string): Locator =>
  page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name });

export async function openLiveness(page: Page): Promise<void> {
  await entry(page, 'Liveness').click();
  await expect(page.getByRole('heading', { name: 'Liveness', level: 1 })).toBeVisible();
}

export async function openMatch(page: Page): Promise<void> {
  await entry(page, 'Face match').click();
  await expect(page.getByRole('heading', { name: 'Face match', level: 1 })).toBeVisible();
}

/** On the screen for this one check, unless a visit that asks for a session is in view. */
export async function enterSession(page: Page, sessionId: string, customerIp = '49.36.1.2'): Promise<void> {
  if (!(await page.getByRole('textbox', { name: 'Session id' }).isVisible())) await openLiveness(page);
  await page.getByRole('textbox', { name: 'Session id' }).fill(sessionId);
  await page
    .getByRole('textbox', { name: 'Customer’s IP address' })
    .or(page.getByRole('textbox', { name: "Customer's IP address" }))
    .fill(customerIp);
}

export async function lookUp(page: Page, sessionId: string): Promise<void> {
  await enterSession(page, sessionId);
  await page.getByRole('button', { name: 'Look up the result' }).click();
}

/** Where the case of a single check is chosen; with a customer in front it just stands there. */
export const caseReference = (page: Page): Locator =>
  page.getByRole('combobox', { name: 'Case reference' }).or(page.getByRole('textbox', { name: 'Case reference' }));

/** Searches for a case and chooses it; or a new one, where there is none of that reference. */
export async function chooseCase(page: Page, reference: string): Promise<void> {
  // What stands there already is not searched for again.
  await caseReference(page).fill('');
  await caseReference(page).fill(reference);
  const found = page.getByRole('option').filter({ has: page.getByText(reference, { exact: true }) });
  await found.or(page.getByRole('option', { name: `New case “${reference}”…`, exact: true })).click();
  await expect(caseReference(page)).toHaveValue(reference);
}

/** For a case that is not there yet: whoever is in front makes way. To be called before anything else is entered. */
export async function nameCase(page: Page, reference: string): Promise<void> {
  await expect(caseReference(page)).toBeVisible();
  if ((await caseReference(page).getAttribute('readonly')) !== null) {
    await page.getByRole('button', { name: 'Another customer…' }).click();
    await expect(caseReference(page)).toHaveValue('');
  }
  await chooseCase(page, reference);
}

/** A check was entered under the reference: its case is in front. */
export async function expectInFront(page: Page, reference: string): Promise<void> {
  await expect(caseReference(page)).toHaveAttribute('readonly', '');
  await expect(caseReference(page)).toHaveValue(reference);
}

export type Place = 'Live photo' | 'Document photo';

export const well = (page: Page, place: Place): Locator => page.getByRole('group', { name: place, exact: true });

/** Chooses a file in the dialog that the well opens. */
export async function choose(page: Page, place: Place, file: ChosenFile): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await well(page, place)
    .getByRole('button', { name: /choose|replace/i })
    .first()
    .click();
  await (await chooser).setFiles(file);
}

export async function chooseBoth(page: Page, first: ChosenFile, second: ChosenFile): Promise<void> {
  await choose(page, 'Live photo', first);
  await expect(well(page, 'Live photo').getByRole('img')).toBeVisible();
  await choose(page, 'Document photo', second);
  await expect(well(page, 'Document photo').getByRole('img')).toBeVisible();
}

export async function compare(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Compare the faces' }).click();
}
