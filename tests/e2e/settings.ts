import type { ElectronApplication, Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';

/** The Settings screen by what a person sees of it. */
export async function openSettings(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: 'Settings' }).click();
  await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible();
}

export const protection = (page: Page): Locator => page.getByRole('region', { name: 'Protection of credentials' });

export async function choosePassphrase(page: Page, passphrase: string): Promise<void> {
  await page.getByRole('textbox', { name: 'New passphrase', exact: true }).fill(passphrase);
  await page.getByRole('textbox', { name: 'New passphrase again' }).fill(passphrase);
  await page.getByRole('button', { name: 'Protect with this passphrase' }).click();
  await expect(protection(page)).toContainText('Open, protected by a passphrase.');
}

export type LaneName = `${'InstantPay' | 'Cashfree'}, ${'sandbox' | 'production'}`;

export const laneCard = (page: Page, lane: LaneName): Locator => page.getByRole('region', { name: lane, exact: true });

export interface Entry {
  readonly clientId?: string;
  readonly clientSecret?: string;
  readonly baseUrl?: string;
  readonly publicKey?: string;
  readonly thisSessionOnly?: boolean;
}

/** Types credentials into a lane's form, and saves them. */
export async function enterCredentials(page: Page, lane: LaneName, entry: Entry): Promise<void> {
  const card = laneCard(page, lane);
  const form = card.getByRole('form');
  if ((await form.count()) === 0) await card.getByRole('button', { name: /Enter credentials|Change/ }).click();
  for (const [label, text] of [
    ['Client id', entry.clientId],
    ['Client secret', entry.clientSecret],
    ['Base URL', entry.baseUrl],
    ['Public key', entry.publicKey],
  ] as const) {
    if (text !== undefined) await form.getByRole('textbox', { name: label, exact: true }).fill(text);
  }
  if (entry.thisSessionOnly) await form.getByText('For this session only').click();
  await form.getByRole('button', { name: 'Save', exact: true }).click();
}

/** The program's own questions, outside the window, are answered by the test alone. */
export async function agreeOutside(electron: ElectronApplication): Promise<void> {
  await electron.evaluate(({ dialog }) => {
    dialog.showMessageBox = async () => ({ response: 1, checkboxChecked: false });
  });
}

export async function switchMode(page: Page, mode: 'Practice' | 'Sandbox' | 'Production'): Promise<void> {
  await page.getByRole('region', { name: 'Mode' }).getByText(mode, { exact: true }).click();
}

/** A part of the settings. */
export const section = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true });

export async function fillBoxes(where: Locator, entries: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(entries)) {
    await where.getByRole('textbox', { name, exact: false }).first().fill(text);
  }
}

/** With the settings in view. */
export async function choosePassMark(page: Page, passMark: string, reviewFrom: string): Promise<void> {
  const policy = section(page, 'Policy');
  await policy.getByRole('radio', { name: /^A pass mark of our own/ }).check({ force: true });
  await fillBoxes(policy, { 'Pass from': passMark, 'Review from': reviewFrom });
  await policy.getByRole('button', { name: 'Save the policy' }).click();
}
