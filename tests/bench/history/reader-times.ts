import type { ElectronApplication } from '@playwright/test';

/** Of each question to the reading thread, in milliseconds, there and back. */
export interface ReaderTimes {
  readonly history: readonly number[];
  readonly cases: readonly number[];
}

/** @returns gives the times since it was last asked */
export async function watchReader(electron: ElectronApplication): Promise<() => Promise<ReaderTimes>> {
  await electron.evaluate(watchInMain);
  return () => electron.evaluate(() => (globalThis as unknown as Watched).readerTimes());
}

interface Watched {
  readerTimes: () => ReaderTimes;
}

/** In the main process: messages to its threads and from them, as nothing of the program's own tells the time. */
function watchInMain(): void {
  const { Worker } = process.getBuiltinModule('node:worker_threads');
  const asked = new Map<string, { readonly name: 'history' | 'cases'; readonly at: number }>();
  let times = { history: [] as number[], cases: [] as number[] };
  const { postMessage, emit } = Worker.prototype;
  Worker.prototype.postMessage = function (message, ...more) {
    const { id, name } = Object(message);
    if (name === 'history' || name === 'cases') asked.set(`${this.threadId} ${id}`, { name, at: performance.now() });
    return postMessage.call(this, message, ...(more as []));
  };
  Worker.prototype.emit = function (this: InstanceType<typeof Worker>, event: string, ...given: unknown[]) {
    const { id, kind } = Object(given[0]);
    const key = `${this.threadId} ${id}`;
    const question = event === 'message' && kind === 'answer' ? asked.get(key) : undefined;
    if (question) {
      times[question.name].push(performance.now() - question.at);
      asked.delete(key);
    }
    return emit.call(this, event as 'message', ...(given as [unknown]));
  } as typeof emit;
  (globalThis as unknown as Watched).readerTimes = () => {
    const told = times;
    times = { history: [], cases: [] };
    return told;
  };
}
