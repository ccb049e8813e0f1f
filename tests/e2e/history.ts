import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import type { Program } from './program.ts';
import { answerFileDialogs } from './records.ts';

/** History by what a person sees of it. */
export async function openHistory(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: 'History' }).click();
  await expect(page.getByRole('heading', { name: 'History', level: 1 })).toBeVisible();
}

/** Opens the newest of the checks whose row has this text, once there are so many of them. */
export async function openCheck(page: Page, text: string, among = 1): Promise<void> {
  await openHistory(page);
  const found = checks(page).filter({ hasText: text });
  await expect(found).toHaveCount(among);
  await found.first().click();
  await expect(detail(page)).toContainText('On record');
}

export const list = (page: Page): Locator => page.getByRole('listbox', { name: 'Checks, the newest first' });
export const checks = (page: Page): Locator => list(page).getByRole('option');
export const detail = (page: Page): Locator => page.getByRole('article', { name: /^(Liveness|Face match)/ });
export const searchBox = (page: Page): Locator => page.getByRole('searchbox', { name: 'Search checks' });

/** The number of checks that fit, as the heading tells it. */
export async function expectCount(page: Page, count: number): Promise<void> {
  const words = count === 0 ? 'No checks' : `${count} ${count === 1 ? 'check' : 'checks'}`;
  await expect(page.getByRole('main').getByText(words, { exact: true }).last()).toBeVisible();
}

export async function filter(page: Page, name: 'Kind of check' | 'Result' | 'Mode', choice: string): Promise<void> {
  await page
    .getByRole('search')
    .getByRole('button', { name: new RegExp(name) })
    .click();
  await page.getByRole('option', { name: choice, exact: true }).click();
}

/** Exports what History shows, into this file. */
export async function exportHistory({ page, electron }: Program, kind: 'CSV' | 'JSON', path: string): Promise<void> {
  await answerFileDialogs(electron, path);
  await page.getByRole('button', { name: 'Export…' }).click();
  await page.getByRole('radio', { name: new RegExp(`^${kind}`) }).check({ force: true });
  await page.getByRole('button', { name: 'Save the file' }).click();
}
