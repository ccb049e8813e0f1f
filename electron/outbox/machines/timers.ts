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
export type Waits = ReturnType<typeof createWaits>;

interface Wait {
  readonly until: number;
  readonly work: () => void;
  readonly cancel: () => void;
  readonly isAsked: boolean;
}

export function createWaits(timers: Timers) {
  const waits = new Map<string, Wait>();

  /** Begins one, in place of one of the same name. @param isAsked a vendor has asked for just that: it is not cut */
  function begin(name: string, length: number, work: () => void, isAsked = false): void {
    waits.get(name)?.cancel();
    const cancel = timers.after(length, () => {
      waits.delete(name);
      work();
    });
    waits.set(name, { until: timers.now() + length, work, cancel, isAsked });
  }

  function end(name: string): void {
    waits.get(name)?.cancel();
    waits.delete(name);
  }

  return {
    begin,
    end,
    /** What is left of it; null where none is under way. */
    remaining(name: string) {
      const wait = waits.get(name);
      return wait ? Math.max(0, wait.until - timers.now()) : null;
    },
    /** No wait of our own lasts longer than this from now: the computer may have slept, or its clock been put right. */
    cutTo(longest: number) {
      for (const [name, { until, work, isAsked }] of [...waits]) {
        if (!isAsked && until - timers.now() > longest) begin(name, longest, work);
      }
    },
    endAll() {
      for (const name of [...waits.keys()]) end(name);
    },
  };
}
