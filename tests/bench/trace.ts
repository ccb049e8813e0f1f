/** Of Chromium's trace events. Times are in microseconds; `tdur` is that of the processor. */
interface TraceEvent {
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly name: string;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** @returns of the threads of that name, the most processor time of one task, in milliseconds */
export function longestTasks(events: readonly TraceEvent[]): (thread: string) => number {
  const nameOf = new Map<string, string | undefined>();
  for (const { name, pid, tid, args } of events) if (name === 'thread_name') nameOf.set(`${pid} ${tid}`, args?.name);
  return (thread) => {
    const tasks = events.filter(({ ph, pid, tid }) => ph === 'X' && nameOf.get(`${pid} ${tid}`) === thread);
    return tasks.reduce((most, { tdur = 0 }) => Math.max(most, tdur / 1000), 0);
  };
}
