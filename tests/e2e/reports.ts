import { execFileSync } from 'node:child_process';
import { basename, join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { withCompiled } from '../tools.ts';
import type { Program } from './program.ts';
import { answerFileDialogs } from './records.ts';

export interface ReportChoices {
  readonly withPictures?: boolean;
  readonly masked?: boolean;
  readonly language?: 'English' | 'Hindi';
}

/** Saves the report of what is in view, whose button is in view as well; the system's own dialog is answered by the test. */
export async function saveAsPdf(program: Program, path: string, choices: ReportChoices = {}): Promise<string> {
  const { page } = program;
  const { withPictures = true, masked = false, language = 'English' } = choices;
  await answerFileDialogs(program.electron, path);
  // On a visit that is not at its end the result is a line.
  const folded = page.getByRole('button', { name: 'Show Result' });
  if (await folded.isVisible()) await folded.click();
  await page.getByRole('button', { name: /^Save (as PDF|with other choices)…$/ }).click();
  const dialog = page.getByRole('dialog');
  const tick = async (name: RegExp, ticked: boolean) => {
    const box = dialog.getByRole('checkbox', { name });
    if ((await box.isChecked()) !== ticked) await dialog.getByText(name).first().click();
  };
  await tick(/^With pictures/, withPictures);
  await tick(/^Mask the name/, masked);
  await dialog.getByText(language, { exact: true }).click();
  await dialog.getByRole('button', { name: 'Save the PDF' }).click();
  await expect(page.getByRole('heading', { name: 'The report is saved' })).toBeVisible({ timeout: 30_000 });
  await page.getByRole('button', { name: 'Close' }).click();
  return path;
}

/** The certificate that the program signs with, as it exports it. */
export async function exportCertificate(program: Program, path: string): Promise<void> {
  const { page } = program;
  await answerFileDialogs(program.electron, path);
  await openSection(page, 'Signing');
  await page.getByRole('button', { name: 'Export the certificate…' }).click();
  // By its name: another text of this screen may say that something is saved, before this is.
  await expect(page.getByText(`The certificate is saved as ${basename(path)}.`).first()).toBeVisible();
}

export async function openSection(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('region', { name, exact: true }).scrollIntoViewIfNeeded();
}

const root = join(import.meta.dirname, '../..');

/** What `npm run verify-report` says and how it exits. */
export function verifyOutside(...args: readonly string[]): { readonly code: number; readonly said: string } {
  try {
    const said = execFileSync(process.execPath, [join(root, 'scripts/verify-report.ts'), ...args], {
      encoding: 'utf8',
      env: withCompiled,
      stdio: 'pipe',
    });
    return { code: 0, said };
  } catch (error) {
    const { status, stdout } = error as { status: number; stdout: string };
    return { code: status, said: stdout };
  }
}
