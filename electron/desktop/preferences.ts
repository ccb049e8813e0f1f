import type { Rectangle } from 'electron';
import Store from 'electron-store';
import { type Mode, modes } from '../../shared/mode.ts';
import { MOST_AT_A_TIME } from '../../shared/outbox.ts';

/** What the program remembers of its settings: nothing secret, nothing of a customer. */
export interface Preferences {
  windowBounds(): Rectangle | null;
  rememberWindowBounds(bounds: Rectangle): void;
  mode(): Mode;
  rememberMode(mode: Mode): void;
  /** Whether a person has read, once, what production means, and agreed. */
  productionAgreed(): boolean;
  rememberProductionAgreed(): void;
  /** Whether the practice vendors are to be out of reach. */
  practiceOffline(): boolean;
  rememberPracticeOffline(offline: boolean): void;
  /** How many checks may be in flight in one lane. */
  atATime(): number;
  rememberAtATime(atATime: number): void;
  /** How many checks the records held when they were last open; null before that. */
  waiting(): number | null;
  rememberWaiting(waiting: number): void;
  /** How long the audit chain was when it was last looked at; null before that. */
  chainLength(): number | null;
  rememberChainLength(length: number): void;
}

interface Stored {
  windowBounds?: Rectangle;
  mode?: string;
  productionAgreed?: boolean;
  practiceOffline?: boolean;
  atATime?: number;
  waiting?: number;
  chainLength?: number;
}

/**
 * A damaged file costs a window's place and a choice of mode, which falls back to practice; it is begun anew. A file
 * that can't be read or written at all costs the same, at each start, and never the program.
 */
export function openPreferences(reportFault: (where: string, error: unknown) => void): Preferences {
  const tried = <Value>(work: () => Value): Value | null => {
    try {
      return work();
    } catch (error) {
      reportFault('preferences', error);
      return null;
    }
  };
  const store = tried(
    () => new Store<Stored>({ name: 'preferences', clearInvalidConfig: true, configFileMode: 0o600 }),
  );
  let held: Stored = store ? store.store : {};
  const remember = (part: Stored): void => {
    held = { ...held, ...part };
    tried(() => store?.set(part));
  };
  return {
    windowBounds() {
      const bounds = held.windowBounds;
      const sound = bounds && [bounds.x, bounds.y, bounds.width, bounds.height].every(Number.isInteger);
      return sound ? bounds : null;
    },
    rememberWindowBounds: (bounds) => remember({ windowBounds: bounds }),
    mode: () => modes.find((mode) => mode === held.mode) ?? 'practice',
    rememberMode: (mode) => remember({ mode }),
    productionAgreed: () => held.productionAgreed === true,
    rememberProductionAgreed: () => remember({ productionAgreed: true }),
    practiceOffline: () => held.practiceOffline === true,
    rememberPracticeOffline: (practiceOffline) => remember({ practiceOffline }),
    atATime() {
      const count = held.atATime ?? 1;
      return Number.isInteger(count) && count >= 1 && count <= MOST_AT_A_TIME ? count : 1;
    },
    rememberAtATime: (atATime) => remember({ atATime }),
    waiting: () => (Number.isInteger(held.waiting) ? (held.waiting ?? null) : null),
    rememberWaiting(waiting) {
      if (held.waiting !== waiting) remember({ waiting });
    },
    chainLength: () => (Number.isInteger(held.chainLength) ? (held.chainLength ?? null) : null),
    rememberChainLength: (chainLength) => remember({ chainLength }),
  };
}
