import { Worker } from 'node:worker_threads';
import type { RecordsKeys } from '../records/keys.ts';
import { END, type JobName, type Jobs, type Reply, type Request, type ThreadSetUp } from './jobs.ts';

export interface ThreadLimits {
  readonly idleMilliseconds?: number;
  /** So long a thread with something to do may say nothing. */
  readonly silenceMilliseconds?: number;
}

interface Pending {
  readonly hear: (reply: Reply) => void;
  readonly fail: (fault: Error) => void;
  readonly stop: () => void;
  readonly ended: Promise<unknown>;
}

const CLOSED = 'The records have been closed.';
const IDLE_MILLISECONDS = 60_000;
/** A disk that is failing, or a drive that is gone, can hold a thread for good. One look at large records takes minutes. */
const MOST_SILENCE_MILLISECONDS = 10 * 60_000;
/** A disk that doesn't answer must not keep the program from ending. */
const MOST_CLOSING_MILLISECONDS = 5_000;

/**
 * A thread that is there while there is something to do: it begins with the first job, ends when it has had nothing to do
 * for a while, and begins again. If it breaks down or goes silent, what was under way fails and the next job has a new one.
 *
 * @param script the thread's entry, as the bundle or the tests have it
 */
export function createThread(script: URL | string, setUp: ThreadSetUp, limits: ThreadLimits = {}) {
  const { idleMilliseconds = IDLE_MILLISECONDS, silenceMilliseconds = MOST_SILENCE_MILLISECONDS } = limits;
  let worker: Worker | null = null;
  let idle: NodeJS.Timeout | undefined;
  let silence: NodeJS.Timeout | undefined;
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
    started.on('message', (reply: Reply) => {
      if (worker === started) listen();
      pending.get(reply.id)?.hear(reply);
    });
    started.on('error', (fault) => breakDown(started, fault));
    started.on('exit', () => breakDown(started, new Error('The thread that reads records has ended.')));
    return started;
  }

  function breakDown(broken: Worker, fault: unknown): void {
    if (worker !== broken) return;
    worker = null;
    for (const { fail } of pending.values()) fail(fault instanceof Error ? fault : new Error(String(fault)));
  }

  /** From now on it has so long to say something. */
  function listen(): void {
    clearTimeout(silence);
    silence = setTimeout(abandon, silenceMilliseconds).unref();
  }

  /** Left to itself, as it can't be cut off (see `end`): it goes once it listens again, and the next job has a new one. */
  function abandon(): void {
    const silent = worker;
    if (!silent) return;
    silent.postMessage(END);
    silent.unref();
    breakDown(silent, new Error('The thread that reads records does not answer.'));
  }

  function whenIdle(): void {
    if (pending.size > 0) return;
    clearTimeout(silence);
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
    if (pending.size === 0) listen();
    lastId += 1;
    const id = lastId;
    const stop = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
    const askToStop = () => Atomics.store(stop, 0, 1);
    const { promise, resolve, reject } = Promise.withResolvers<Jobs[Name]['answer']>();
    const hear = (reply: Reply) => {
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
    pending.set(id, { hear, fail: reject, stop: askToStop, ended });
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
    /** Stops what is under way, waits for it to clean up, and takes no more. */
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

function copyOf(keys: RecordsKeys): Record<keyof RecordsKeys, Uint8Array<ArrayBuffer>> {
  const copies = Object.entries(keys).map(([use, key]) => [use, new Uint8Array(key)]);
  return Object.fromEntries(copies);
}
