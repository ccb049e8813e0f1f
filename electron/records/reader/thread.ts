import { Worker } from 'node:worker_threads';
import { END, type JobName, type Jobs, type Reply, type Request, type ThreadSetUp } from './jobs.ts';

/** A thread that is there while there is something to do. */
export interface Thread {
  run<Name extends JobName>(
    name: Name,
    asked: Jobs[Name]['asked'],
    onProgress?: (share: number) => void,
    signal?: AbortSignal,
  ): Promise<Jobs[Name]['answer']>;
  /** Stops what is under way, waits for it to clean up, and takes no more. */
  close(): Promise<void>;
}

interface Pending {
  readonly settle: (reply: Reply) => void;
  readonly fail: (fault: Error) => void;
  readonly stop: () => void;
  readonly ended: Promise<unknown>;
}

const CLOSED = 'The records have been closed.';
const IDLE_MILLISECONDS = 60_000;
/** A disk that doesn't answer must not keep the program from ending. */
const MOST_CLOSING_MILLISECONDS = 5_000;

/**
 * Begins with the first job, ends when it had nothing to do for a while, and begins again. If it breaks down, what was
 * under way fails and the next job has a new one.
 *
 * @param script the thread's entry, as the bundle or the tests have it
 */
export function createThread(script: URL | string, setUp: ThreadSetUp, idleMilliseconds = IDLE_MILLISECONDS): Thread {
  let worker: Worker | null = null;
  let idle: NodeJS.Timeout | undefined;
  let lastId = 0;
  let closed = false;
  const pending = new Map<number, Pending>();

  function start(): Worker {
    const keys = copyOf(setUp.keys);
    const started = new Worker(script, {
      workerData: { ...setUp, keys } satisfies ThreadSetUp,
      // Moved, not copied once more on the way.
      transferList: Object.values(keys).map(({ buffer }) => buffer),
    });
    started.on('message', (reply: Reply) => pending.get(reply.id)?.settle(reply));
    started.on('error', (fault) => breakDown(started, fault));
    started.on('exit', () => breakDown(started, new Error('The thread that reads records has ended.')));
    return started;
  }

  function breakDown(broken: Worker, fault: unknown): void {
    if (worker !== broken) return;
    worker = null;
    for (const { fail } of pending.values()) fail(fault instanceof Error ? fault : new Error(String(fault)));
  }

  function whenIdle(): void {
    if (pending.size > 0) return;
    worker?.unref();
    clearTimeout(idle);
    idle = setTimeout(() => void end(), idleMilliseconds).unref();
  }

  /**
   * It closes its connection itself and is gone then. A thread that is cut off inside the database's own code has been
   * seen to take the whole process with it, so that is for one that does not listen any more.
   */
  async function end(): Promise<void> {
    clearTimeout(idle);
    const ending = worker;
    worker = null;
    if (!ending) return;
    const gone = new Promise<void>((resolve) => ending.once('exit', () => resolve()));
    ending.postMessage(END);
    const limit = setTimeout(() => void ending.terminate(), MOST_CLOSING_MILLISECONDS);
    await gone;
    clearTimeout(limit);
  }

  async function run<Name extends JobName>(
    name: Name,
    asked: Jobs[Name]['asked'],
    onProgress: (share: number) => void = () => {},
    signal?: AbortSignal,
  ): Promise<Jobs[Name]['answer']> {
    if (closed) throw new Error(CLOSED);
    signal?.throwIfAborted();
    clearTimeout(idle);
    worker ??= start();
    worker.ref();
    lastId += 1;
    const id = lastId;
    const stop = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
    const askToStop = () => Atomics.store(stop, 0, 1);
    const { promise, resolve, reject } = Promise.withResolvers<Jobs[Name]['answer']>();
    const settle = (reply: Reply) => {
      // The thread answers each request by its own name.
      if (reply.kind === 'answer') resolve(reply.answer as Jobs[Name]['answer']);
      else if (reply.kind === 'progress') onProgress(reply.share);
      else if (reply.kind === 'stopped') reject(signal?.reason ?? new Error(CLOSED));
      // With its code: `recordsTroubleOf` tells by it what a person should hear.
      else reject(Object.assign(new Error(reply.message), { code: reply.code }));
    };
    const ended = promise.then(
      () => {},
      () => {},
    );
    pending.set(id, { settle, fail: reject, stop: askToStop, ended });
    signal?.addEventListener('abort', askToStop, { once: true });
    worker.postMessage({ id, name, asked, stop } as Request);
    try {
      return await promise;
    } finally {
      pending.delete(id);
      signal?.removeEventListener('abort', askToStop);
      whenIdle();
    }
  }

  return {
    run,
    async close() {
      closed = true;
      const all = [...pending.values()];
      for (const { stop } of all) stop();
      const { promise: tooLong, resolve } = Promise.withResolvers<void>();
      const limit = setTimeout(resolve, MOST_CLOSING_MILLISECONDS);
      await Promise.race([Promise.all(all.map(({ ended }) => ended)), tooLong]);
      clearTimeout(limit);
      await end();
      for (const { fail } of all) fail(new Error(CLOSED));
    },
  };
}

function copyOf(keys: ThreadSetUp['keys']) {
  const copy = (key: Uint8Array) => new Uint8Array(key);
  return {
    database: copy(keys.database),
    pictureSeal: copy(keys.pictureSeal),
    pictureName: copy(keys.pictureName),
    chainSeal: copy(keys.chainSeal),
  };
}
