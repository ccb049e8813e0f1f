import type { Timers } from '../machines/timers.ts';

/** Time that passes when a test says so. */
export interface FakeTimers extends Timers {
  /** What falls due meanwhile is called in its order, each at its own moment. */
  advance(length: number): void;
}

export function fakeTimers(): FakeTimers {
  const due = new Set<{ readonly at: number; readonly work: () => void }>();
  let now = 0;

  function advance(length: number): void {
    const end = now + length;
    for (;;) {
      const next = [...due].filter(({ at }) => at <= end).sort((one, other) => one.at - other.at)[0];
      if (!next) break;
      due.delete(next);
      now = Math.max(now, next.at);
      next.work();
    }
    now = end;
  }

  return {
    now: () => now,
    after(length, work) {
      const timer = { at: now + length, work };
      due.add(timer);
      return () => void due.delete(timer);
    },
    advance,
  };
}
