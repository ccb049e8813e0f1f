import { failure, type Result } from '../../shared/result.ts';

/** Worth finishing without the window: something is there afterwards. */
export type LastingWork = 'report' | 'export' | 'backup' | 'restoring';
/** The result of a verification is only shown in the window. */
export type WorkName = LastingWork | 'verification';

export const isLasting = (name: WorkName | null): name is LastingWork => name !== null && name !== 'verification';

/** `dropped`: a person changed their mind. */
export type WorkEnd = 'done' | 'failed' | 'dropped';

export interface Watch {
  readonly signal: AbortSignal;
  readonly onProgress: (share: number) => void;
}

/** Work that takes long: one piece at a time, and a person may end it. */
export type LongWork = ReturnType<typeof createLongWork>;

export function createLongWork(
  onProgress: (share: number) => void,
  onEnd: (name: WorkName, end: WorkEnd) => void = () => {},
) {
  let current: { readonly name: WorkName; readonly controller: AbortController; readonly over: Promise<void> } | null =
    null;
  let closed = false;
  return {
    /** The work's result; `notNow` while something else is under way, `cancelled` if a person ended it. */
    async run<Value extends Result<object, unknown>>(name: WorkName, work: (watch: Watch) => Promise<Value>) {
      if (current || closed) return busy;
      const controller = new AbortController();
      const { promise: over, resolve } = Promise.withResolvers<void>();
      current = { name, controller, over };
      let end: WorkEnd = 'failed';
      try {
        const done = await work({ signal: controller.signal, onProgress });
        end = endOf(done);
        return done;
      } catch (error) {
        if (!controller.signal.aborted) throw error;
        end = 'dropped';
        return cancelled;
      } finally {
        current = null;
        resolve();
        onEnd(name, end);
      }
    },
    underWay: () => current?.name ?? null,
    cancel: () => current?.controller.abort(),
    /** Ends what is under way and resolves when it has cleaned up; nothing more is begun. */
    async close() {
      closed = true;
      current?.controller.abort();
      await current?.over;
    },
  };
}

/** A person's answer, unless the work is ended first: the system's own dialogs can't be closed. */
export async function unlessEnded<Value>(signal: AbortSignal, answer: Promise<Value>): Promise<Value> {
  const { promise: ended, reject } = Promise.withResolvers<never>();
  const end = () => reject(signal.reason);
  signal.addEventListener('abort', end, { once: true });
  if (signal.aborted) end();
  try {
    return await Promise.race([ended, answer]);
  } finally {
    signal.removeEventListener('abort', end);
  }
}

function endOf(done: Result<object, unknown>): WorkEnd {
  if (!done.ok) return 'failed';
  const result = 'result' in done.value ? done.value.result : null;
  if (result === 'declined' || result === 'asks') return 'dropped';
  return result === 'failed' ? 'failed' : 'done';
}

const busy = failure({ code: 'notNow', message: 'something else is under way' } as const);
export const cancelled = failure({ code: 'cancelled', message: 'the person ended it' } as const);
