import type { Fault } from './fault.ts';

/** The faults that wait for one vendor's next exchanges, first come, first served. */
export interface FaultQueue {
  readonly add: (fault: Fault, count: number) => void;
  /** The next one, or null for an exchange without fault. */
  readonly take: () => Fault | null;
  /** Takes the next one only if it strikes as a connection opens. */
  readonly takeForConnection: () => boolean;
  readonly waiting: () => readonly Fault[];
  readonly clear: () => void;
}

export function createFaultQueue(): FaultQueue {
  const faults: Fault[] = [];
  return {
    add: (fault, count) => {
      for (let added = 0; added < count; added += 1) faults.push(fault);
    },
    take: () => faults.shift() ?? null,
    takeForConnection: () => {
      const strikes = faults[0]?.kind === 'dropConnection';
      if (strikes) faults.shift();
      return strikes;
    },
    waiting: () => [...faults],
    clear: () => {
      faults.length = 0;
    },
  };
}
