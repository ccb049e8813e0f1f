import { randomBytes } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const RANDOM_BYTES = 9;
const unfinishedName = new RegExp(`^facedesk-[0-9a-f]{${2 * RANDOM_BYTES}}\\.part$`);

/** The name of a file beside its place until it is whole: short, and nobody else's. */
export function unfinishedBeside(path: string): string {
  return join(dirname(path), `facedesk-${randomBytes(RANDOM_BYTES).toString('hex')}.part`);
}

/**
 * Writes a file so that it is there whole or not at all, whenever the power fails: under another name, synced, renamed,
 * then the folder synced.
 *
 * @param goOn called before the file takes its name; throws to give up
 */
export async function writeWhole<Value>(
  path: string,
  write: (file: FileHandle) => Promise<Value>,
  goOn: () => void = () => {},
): Promise<Value> {
  // A person's own file is never overwritten, nor a link followed.
  const unfinished = unfinishedBeside(path);
  try {
    const written = await withFile(unfinished, 'wx', async (file) => {
      const value = await write(file);
      await file.sync();
      return value;
    });
    await takeName(unfinished, path, goOn);
    return written;
  } catch (fault) {
    // The earlier error is the one to report.
    await rm(unfinished, { force: true }).catch(() => {});
    throw fault;
  }
}

/** The same for what is in memory. */
export function writeDurably(path: string, bytes: Uint8Array, goOn?: () => void): Promise<void> {
  return writeWhole(path, (file) => file.writeFile(bytes), goOn);
}

/**
 * Gives a whole file its own name, replacing what had it. If that can't be made to last, the file is removed again, as
 * its writer is told that it is not there.
 */
export async function takeName(unfinished: string, path: string, goOn: () => void = () => {}): Promise<void> {
  goOn();
  await rename(unfinished, path);
  try {
    await syncFolder(dirname(path));
  } catch (fault) {
    await rm(path, { force: true }).catch(() => {});
    throw fault;
  }
}

/** Nobody writes a file for that long without a byte reaching it. */
const LEFT_BEHIND = 24 * 60 * 60_000;

/**
 * Removes what a crash or a power cut left half written in a person's folder. Its name says that it is ours; but it may
 * be another computer's, if several save to one place, so what has grown lately is left alone.
 */
export async function sweepUnfinished(folder: string, now: Date): Promise<void> {
  const names = (await readdir(folder)).filter((name) => unfinishedName.test(name));
  for (const name of names) {
    const path = join(folder, name);
    if (now.getTime() - (await stat(path)).mtimeMs > LEFT_BEHIND) await rm(path, { force: true });
  }
}

/** The same for the folder that a file was just saved to. What can't be removed is in nobody's way. */
export async function sweepBeside(
  path: string,
  now: Date,
  reportFault: (where: string, error: unknown) => void,
): Promise<void> {
  try {
    await sweepUnfinished(dirname(path), now);
  } catch (error) {
    reportFault('removing what was left half written', error);
  }
}

/** Makes a folder that only this user can read. */
export async function makeFolder(path: string): Promise<void> {
  const first = await mkdir(path, { recursive: true, mode: 0o700 });
  if (first !== undefined) await syncFolder(dirname(first));
}

/** Makes a rename or a new file in a folder last. Windows has no such call, and needs none. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  await withFile(path, 'r', (folder) => folder.sync()).catch((fault: NodeJS.ErrnoException) => {
    // Some network and FAT file systems can't; the files themselves are still synced.
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
