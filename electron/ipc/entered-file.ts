import { rm } from 'node:fs/promises';
import type { ExportTrouble } from '../../shared/reporting.ts';
import { storageTrouble } from '../records/storage-trouble.ts';

/**
 * Puts an export that was just written, on a thread that can't write records, into the audit chain. Where that can't be
 * kept the file goes again: nobody may be told that nothing was written while it is there, nor may it be there without a
 * trace.
 *
 * @returns why it is gone; null where it stays
 */
export async function enteredOrRemoved(
  path: string,
  enter: () => void,
): Promise<Extract<ExportTrouble, 'diskFull' | 'refused'> | null> {
  try {
    enter();
    return null;
  } catch (fault) {
    await rm(path, { force: true });
    const trouble = storageTrouble(fault);
    if (trouble === null) throw fault;
    return trouble === 'full' ? 'diskFull' : 'refused';
  }
}
