import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import { storageTrouble } from '../../files/storage-trouble.ts';
import { dataFolderTrouble, holderOf, markOf, removeMark, restoreMark } from '../data-folder.ts';
import { askAfterFailedStart, type StartTrouble } from './fault-questions.ts';

/**
 * Where the program keeps what it keeps. Electron names no folder that is not there and can't be made, and Chromium breaks
 * down without one, before anything could be asked: it gets a temporary one then, and `claimDataFolder` tells.
 */
export function dataFolderPath(): string {
  try {
    return app.getPath('userData');
  } catch {
    const folder = join(app.getPath('appData'), app.getName());
    app.setPath('userData', mkdtempSync(join(app.getPath('temp'), 'facedesk-')));
    return folder;
  }
}

/**
 * Takes the data folder for this copy of the program. Chromium refuses it in the same word whether another copy has it,
 * which is asked to show its window then, or whether it can't be written.
 */
export function claimDataFolder(folder: string): 'first' | 'second' | StartTrouble {
  if (app.getPath('userData') !== folder) return dataFolderTrouble(folder) ?? 'refused';
  const mark = markOf(folder);
  const holder = holderOf(folder);
  if (app.requestSingleInstanceLock()) {
    if (holder !== 'elsewhere') return 'first';
    // Chromium takes a folder over that another computer has marked, and two at work in it would send checks twice.
    app.releaseSingleInstanceLock();
    restoreMark(folder, mark);
    return 'elsewhere';
  }
  return holder === 'here' ? 'second' : (dataFolderTrouble(folder) ?? holder ?? 'second');
}

/** What a fault during the start means for it. */
export function startTroubleOf(error: unknown): StartTrouble {
  return storageTrouble(error) ?? 'unexpected';
}

/**
 * Tells that the program could not start, outside any window, and ends it: never as if all had been well. To try again is
 * to begin anew, as Chromium too has met the trouble.
 *
 * @param stillSo whether it would fail again, as far as that can be told: then it is told once more
 */
export async function failStart(
  trouble: StartTrouble,
  { folder, showLog, stillSo }: { folder: string; showLog: () => void; stillSo: () => boolean },
): Promise<void> {
  await app.whenReady();
  for (;;) {
    const choice = await askAfterFailedStart(trouble, folder);
    if (choice === 'showLog') showLog();
    else if (choice === 'quit') break;
    else if (choice === 'openHere') {
      removeMark(folder);
      app.relaunch();
      break;
    } else if (!stillSo()) {
      app.relaunch();
      break;
    }
  }
  app.exit(1);
}
