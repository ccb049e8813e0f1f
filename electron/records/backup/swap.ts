import { access, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { syncFolder } from '../../files/durable.ts';
import { COMPLETE } from './restore-backup.ts';

/**
 * Puts restored records in the place of the present ones, which must be closed; those are kept under another name.
 * Wherever it is cut short, `finishSwap` at the next start completes it or leaves everything as it was.
 *
 * @param aside the name for what was there, in the same folder
 */
export async function swapIn(folder: string, restored: string, aside: string): Promise<void> {
  if (!(await exists(join(restored, COMPLETE)))) throw new Error('There is nothing whole to put in place.');
  if (await exists(aside)) throw new Error('What is to be set aside would replace something.');
  if (await exists(folder)) await rename(folder, aside);
  await finishSwap(folder, restored);
}

/**
 * At each start, before the records are opened: what is whole takes the place that was made for it; what is not, or what
 * nobody made room for, is removed.
 */
export async function finishSwap(folder: string, restored: string): Promise<void> {
  const isDue = !(await exists(folder)) && (await exists(join(restored, COMPLETE)));
  if (isDue) await rename(restored, folder);
  else await rm(restored, { recursive: true, force: true });
  await rm(join(folder, COMPLETE), { force: true });
  await syncFolder(dirname(folder));
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    return false;
  }
}
