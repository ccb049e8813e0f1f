import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication, Locator, Page } from '@playwright/test';

/** Stands in the place of every screen while the records are closed. */
export const door = (page: Page): Locator => page.getByRole('main');

export async function unlock(page: Page, passphrase: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Passphrase', exact: true }).fill(passphrase);
  await page.getByRole('button', { name: 'Unlock' }).click();
}

export const recordsSection = (page: Page): Locator => page.getByRole('region', { name: 'Records', exact: true });

export const databaseOf = (data: string): string => join(data, 'records', 'records.db');

/** Alters one byte of the database's first page, which nothing can be read without. */
export async function damageRecords(data: string): Promise<Buffer> {
  return alterByte(databaseOf(data), 100);
}

/** Returns the file as it is then. */
export async function alterByte(path: string, place: number): Promise<Buffer> {
  const bytes = await readFile(path);
  bytes.writeUInt8(bytes.readUInt8(place) ^ 0xff, place);
  await writeFile(path, bytes);
  return bytes;
}

/** The system's own dialogs are answered by the test: a backup is written there, or read from there. */
export async function answerFileDialogs(electron: ElectronApplication, path: string): Promise<void> {
  await electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [filePath] });
  }, path);
}
