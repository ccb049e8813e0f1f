import { closeSync, mkdirSync, openSync, readdirSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { codeOf, type StorageTrouble, storageTrouble } from '../files/storage-trouble.ts';

/** What keeps the program from its data folder; null for nothing. Makes the folder where there is none. */
export function dataFolderTrouble(folder: string): StorageTrouble | null {
  const probe = join(folder, `probe-${process.pid}`);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    readdirSync(folder);
    writeFileSync(probe, 'x', { mode: 0o600 });
    rmSync(probe);
    return null;
  } catch (error) {
    return storageTrouble(error) ?? 'refused';
  }
}

/**
 * Who has the data folder, where Chromium says that it can't be had: a copy of the program on this computer, or one that
 * runs on another (or crashed there, or here before the computer was renamed). Null where nobody has it.
 *
 * Chromium's own marks are looked at: a link that names computer and process; on Windows a file that is open.
 */
export function holderOf(folder: string): 'here' | 'elsewhere' | null {
  if (process.platform === 'win32') return isOpenElsewhere(join(folder, 'lockfile')) ? 'here' : null;
  const [, host, process_] = /^(.*)-(\d+)$/.exec(markOf(folder)) ?? [];
  if (host === undefined) return null;
  if (host !== hostname()) return 'elsewhere';
  return isAlive(Number(process_)) ? 'here' : null;
}

/** Chromium's mark of who has the folder; empty for none. */
export function markOf(folder: string): string {
  try {
    return readlinkSync(markPath(folder));
  } catch {
    // Not there, or not to be read: it says nothing.
    return '';
  }
}

/** Puts a mark back that Chromium has taken over. */
export function restoreMark(folder: string, mark: string): void {
  removeMark(folder);
  symlinkSync(mark, markPath(folder));
}

export function removeMark(folder: string): void {
  rmSync(markPath(folder), { force: true });
}

const markPath = (folder: string) => join(folder, 'SingletonLock');

function isAlive(process_: number): boolean {
  try {
    process.kill(process_, 0);
    return true;
  } catch (error) {
    // Somebody else's.
    return codeOf(error) === 'EPERM';
  }
}

function isOpenElsewhere(path: string): boolean {
  try {
    closeSync(openSync(path, 'r+'));
    return false;
  } catch (error) {
    return codeOf(error) !== 'ENOENT';
  }
}
