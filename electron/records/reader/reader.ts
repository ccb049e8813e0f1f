import type { RecordsReader } from '../records.ts';
import type { ThreadSetUp } from './jobs.ts';
import { createThread } from './thread.ts';

/** On two threads: what a person looks at must not wait for a backup. Each begins when it is first needed. */
export function createRecordsReader(
  script: URL | string,
  setUp: ThreadSetUp,
  now: () => Date,
): RecordsReader & { close(): Promise<void> } {
  const short = createThread(script, setUp);
  const long = createThread(script, setUp);
  return {
    history: (query) => short.run('history', query),
    verify: (printedHead, onProgress, signal) => long.run('verify', { printedHead }, onProgress, signal),
    backUp: (path, passphrase, onProgress, signal) =>
      long.run('backUp', { path, passphrase, madeAt: now() }, onProgress, signal),
    export: (wanted, onProgress, signal) => long.run('export', wanted, onProgress, signal),
    async close() {
      await Promise.all([short.close(), long.close()]);
    },
  };
}
