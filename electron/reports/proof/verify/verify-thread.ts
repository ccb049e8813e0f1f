import { Worker } from 'node:worker_threads';
import { oneAfterAnother } from '../../../work/in-turn.ts';
import type { Finding } from './finding.ts';

/** Looks at a file. Its bytes are moved to where that is done: whoever has given them has them no more. */
export type VerifyReport = (bytes: Uint8Array) => Promise<Finding>;

/** The memory is besides the file itself. */
const USUAL_LIMITS = { milliseconds: 60_000, megabytes: 1024 };
const OUT_OF_MEMORY = 'ERR_WORKER_OUT_OF_MEMORY';

/**
 * Verifies reports on a thread of their own, which ends with each: a file that takes too long, or all memory, is one that
 * can't be read, and holds up nobody but those behind it. One after the other, so that no crowd of them takes all memory.
 * That is the second line: what is read is bounded before (`twin-bounds.ts`), as V8 ends the whole process, and not the
 * thread alone, where a single piece of memory is larger than what is left of the limit.
 *
 * @param script the thread's entry, as the bundle or the tests have it
 */
export function createReportVerifier(script: URL | string, limits = USUAL_LIMITS): VerifyReport {
  const inTurn = oneAfterAnother();
  return (bytes) => inTurn(() => verifyOnce(script, bytes, limits));
}

async function verifyOnce(script: URL | string, bytes: Uint8Array, limits: typeof USUAL_LIMITS): Promise<Finding> {
  // What is part of something larger can't be moved alone.
  const own = bytes.byteLength === bytes.buffer.byteLength ? bytes : new Uint8Array(bytes);
  const worker = new Worker(script, {
    workerData: own,
    transferList: [own.buffer as ArrayBuffer],
    resourceLimits: { maxOldGenerationSizeMb: limits.megabytes },
  });
  const { promise, resolve, reject } = Promise.withResolvers<Finding>();
  worker.on('message', resolve);
  worker.on('error', (fault: NodeJS.ErrnoException) =>
    fault.code === OUT_OF_MEMORY ? resolve({ result: 'unreadable' }) : reject(fault),
  );
  worker.on('exit', () => reject(new Error('The thread that verifies has ended without an answer.')));
  const limit = setTimeout(() => resolve({ result: 'unreadable' }), limits.milliseconds);
  try {
    return await promise;
  } finally {
    clearTimeout(limit);
    await worker.terminate();
  }
}
