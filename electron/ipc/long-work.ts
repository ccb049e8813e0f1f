import { failure } from '../../shared/result.ts';

export interface Watch {
  readonly signal: AbortSignal;
  readonly onProgress: (share: number) => void;
}

/** What takes long: one at a time, and a person may end it. */
export interface LongWork {
  /** What the work comes to; `notNow` while something else is under way, `cancelled` if a person ended it. */
  run<Value>(work: (watch: Watch) => Promise<Value>): Promise<Value | typeof busy | typeof cancelled>;
  cancel(): void;
}

export function createLongWork(onProgress: (share: number) => void): LongWork {
  let underWay: AbortController | null = null;
  return {
    async run(work) {
      if (underWay) return busy;
      const controller = new AbortController();
      underWay = controller;
      try {
        return await work({ signal: controller.signal, onProgress });
      } catch (error) {
        if (controller.signal.aborted) return cancelled;
        throw error;
      } finally {
        underWay = null;
      }
    },
    cancel: () => underWay?.abort(),
  };
}

const busy = failure({ code: 'notNow', message: 'something else is under way' } as const);
export const cancelled = failure({ code: 'cancelled', message: 'the person ended it' } as const);
