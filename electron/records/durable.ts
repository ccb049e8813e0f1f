import { randomBytes } from 'node:crypto';
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** What a half-written file is called, until it is whole. */
export const UNFINISHED = '.part';

/**
 * Writes a file so that it is there whole or not at all, whenever the power fails: under another name, synced, renamed,
 * and the folder synced.
 *
 * @param goOn is called before the file takes its name; to give up, it throws
 */
export async function writeWhole<Value>(
  path: string,
  write: (file: FileHandle) => Promise<Value>,
  goOn: () => void = () => {},
): Promise<Value> {
  // A short name that nobody else has: a person's own file is never written over, nor a link followed.
  const unfinished = join(dirname(path), `facedesk-${randomBytes(9).toString('hex')}${UNFINISHED}`);
  try {
    const written = await withFile(unfinished, 'wx', async (file) => {
      const value = await write(file);
      await file.sync();
      return value;
    });
    goOn();
    await rename(unfinished, path);
    await syncFolder(dirname(path));
    return written;
  } catch (fault) {
    // What went wrong before is what a person should hear of.
    await rm(unfinished, { force: true }).catch(() => {});
    throw fault;
  }
}

/** The same for what is in memory. */
export function writeDurably(path: string, bytes: Uint8Array, goOn?: () => void): Promise<void> {
  return writeWhole(path, (file) => file.writeFile(bytes), goOn);
}

/** Makes a folder that only this user can look into. */
export async function makeFolder(path: string): Promise<void> {
  const first = await mkdir(path, { recursive: true, mode: 0o700 });
  if (first !== undefined) await syncFolder(dirname(first));
}

/** Makes what was renamed or made in a folder stay so. Windows has no such call, and needs none. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  await withFile(path, 'r', (folder) => folder.sync()).catch((fault: NodeJS.ErrnoException) => {
    // Some network and FAT file systems can't; the files themselves are synced there all the same.
    if (!['EINVAL', 'ENOTSUP', 'EPERM', 'EISDIR', 'EACCES'].includes(fault.code ?? '')) throw fault;
  });
}

/** Opens a file that only this user can read, and closes it whatever happens. */
export async function withFile<Value>(
  path: string,
  flags: string,
  work: (file: FileHandle) => Promise<Value>,
): Promise<Value> {
  const file = await open(path, flags, 0o600);
  try {
    return await work(file);
  } finally {
    await file.close();
  }
}
