import type { Fault } from './fault.ts';

/** The faults waiting for one vendor's next exchanges, first come, first served. */
export type FaultQueue = ReturnType<typeof createFaultQueue>;

export function createFaultQueue() {
  const faults: Fault[] = [];
  return {
    add: (fault: Fault, count: number) => {
      for (let added = 0; added < count; added += 1) faults.push(fault);
    },
    /** The next one, or null for an exchange without fault. */
    take: () => faults.shift() ?? null,
    /** Takes the next one only if it strikes as a connection opens. */
    takeForConnection: () => {
      const strikes = faults[0]?.kind === 'dropConnection';
      if (strikes) faults.shift();
      return strikes;
    },
    waiting: (): readonly Fault[] => [...faults],
    clear: () => {
      faults.length = 0;
    },
  };
}
