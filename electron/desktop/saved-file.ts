import { existsSync } from 'node:fs';
import { extname } from 'node:path';
import { clipboard, shell } from 'electron';
import type { SavedFileEnd, SavedFileUse } from '../../shared/evidence/reporting.ts';

/** What may be opened. A person can name a file as they like, and a system runs some names. */
const OPENED = new Set(['.pdf', '.csv', '.ndjson', '.json']);

/** The file that was saved last: the window may use it, and never learns where it is. */
export function createSavedFile() {
  let saved: string | null = null;
  return {
    remember(path: string) {
      saved = path;
    },
    async use(how: SavedFileUse): Promise<SavedFileEnd> {
      if (saved === null || !existsSync(saved)) return 'gone';
      if (how === 'show') shell.showItemInFolder(saved);
      if (how === 'copyPath') clipboard.writeText(saved);
      if (how !== 'open') return 'done';
      if (!OPENED.has(extname(saved).toLowerCase())) return 'notOpened';
      // Its answer is why not; empty where the system took it.
      return (await shell.openPath(saved)) === '' ? 'done' : 'notOpened';
    },
  };
}
