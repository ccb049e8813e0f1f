import type { ThreadSetUp } from './jobs.ts';
import { createThread } from './thread.ts';

/**
 * Puts a backup into a folder of its own, on a thread that ends with it.
 *
 * @param script the thread's entry
 * @param setUp the folder that is to be made, and the keys that all in it is under from now on
 */
export async function restoreBackup(
  script: URL | string,
  setUp: ThreadSetUp,
  backup: { readonly file: string; readonly passphrase: string },
  onProgress?: (share: number) => void,
  signal?: AbortSignal,
) {
  const thread = createThread(script, setUp);
  try {
    return await thread.run('restore', backup, onProgress, signal);
  } finally {
    await thread.close();
  }
}
