/** Time as the outbox needs it: lengths on a clock that never jumps, in milliseconds. */
export interface Timers {
  readonly now: () => number;
  /** Calls back once; returns what prevents it. */
  readonly after: (length: number, work: () => void) => () => void;
}

export const systemTimers: Timers = {
  now: () => performance.now(),
  after: (length, work) => {
    const timer = setTimeout(work, length);
    return () => clearTimeout(timer);
  },
};

/** The waits under way, each by its name. They live in memory: what is on record is their length alone. */
export interface Waits {
  /** Begins one, in place of one of the same name. */
  begin(name: string, length: number, work: () => void): void;
  /** What is left of it; null where none is under way. */
  remaining(name: string): number | null;
  end(name: string): void;
  /** No wait lasts longer than this from now: the computer may have slept, or its clock been put right. */
  cutTo(longest: number): void;
  endAll(): void;
}

export function createWaits(timers: Timers): Waits {
  const waits = new Map<string, { readonly until: number; readonly work: () => void; readonly cancel: () => void }>();

  function begin(name: string, length: number, work: () => void): void {
    waits.get(name)?.cancel();
    const cancel = timers.after(length, () => {
      waits.delete(name);
      work();
    });
    waits.set(name, { until: timers.now() + length, work, cancel });
  }

  function end(name: string): void {
    waits.get(name)?.cancel();
    waits.delete(name);
  }

  return {
    begin,
    end,
    remaining(name) {
      const wait = waits.get(name);
      return wait ? Math.max(0, wait.until - timers.now()) : null;
    },
    cutTo(longest) {
      for (const [name, { until, work }] of [...waits]) {
        if (until - timers.now() > longest) begin(name, longest, work);
      }
    },
    endAll() {
      for (const name of [...waits.keys()]) end(name);
    },
  };
}
