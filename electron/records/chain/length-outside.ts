/**
 * How long the audit chain was, kept outside the database. A database file of an earlier day is whole in itself, its
 * seal fits, and where it was written over the present one it even lies where it belongs; only this tells.
 */
export interface ChainLengthOutside {
  read(): number | null;
  remember(length: number): void;
}

/** A file is written for it each time, and many entries may come in one second. */
const MOST_OFTEN_MILLISECONDS = 30_000;

export function createLengthKeeper(outside: ChainLengthOutside | null, length: () => number) {
  let timer: NodeJS.Timeout | null = null;

  /** Remembers nothing more by itself. */
  function stop(): void {
    if (timer) clearTimeout(timer);
    timer = null;
  }

  /** Remembers it as it is, also where it is shorter than what was remembered. */
  function now(): void {
    stop();
    try {
      outside?.remember(length());
    } catch {
      // What was remembered before is true still, and tells of copies that are older than that.
    }
  }

  return {
    /** Whether the chain has been longer. */
    wasLonger: () => length() < (outside?.read() ?? 0),
    /** After the chain has grown: remembered before long. */
    later() {
      if (outside) timer ??= setTimeout(now, MOST_OFTEN_MILLISECONDS).unref();
    },
    now,
    stop,
  };
}
