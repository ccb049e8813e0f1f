import type { RecordsReader } from '../records/records.ts';
import type { ThreadSetUp } from './jobs.ts';
import { createThread } from './thread.ts';

/** A look into History, with somebody waiting for it. */
const MOST_SILENCE_OF_SHORT = 60_000;

/**
 * On two threads: what a person looks at must not wait for a backup. Each begins when it is first needed.
 *
 * @param script the threads' entry: `worker.ts`, or what has become of it in the bundle
 */
export function createRecordsReader(
  script: URL | string,
  setUp: ThreadSetUp,
  now: () => Date,
): RecordsReader & { close(): Promise<void> } {
  const short = createThread(script, setUp, { silenceMilliseconds: MOST_SILENCE_OF_SHORT });
  const long = createThread(script, setUp);
  return {
    history: (query) => short.run('history', query),
    cases: (query) => short.run('cases', query),
    verify: (printedHead, onProgress, signal) => long.run('verify', { printedHead }, onProgress, signal),
    backUp: (path, passphrase, onProgress, signal) =>
      long.run('backUp', { path, passphrase, madeAt: now() }, onProgress, signal),
    export: (wanted, onProgress, signal) => long.run('export', wanted, onProgress, signal),
    async close() {
      await Promise.all([short.close(), long.close()]);
    },
  };
}
