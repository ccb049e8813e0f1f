const MINUTE = 60_000;

/** Cashfree: 100 face matches a minute per merchant. */
export const FACE_MATCHES_PER_MINUTE = 100;

/** Counts what each client id sent in the last minute; what is turned away does not count. */
export interface RateLimit {
  /** Null if there was room, else the whole seconds until there is. `now` in milliseconds. */
  readonly take: (clientId: string, now: number) => number | null;
  readonly clear: () => void;
}

export function createRateLimit(perMinute: number): RateLimit {
  const taken = new Map<string, number[]>();
  return {
    take: (clientId, now) => {
      const recent = (taken.get(clientId) ?? []).filter((at) => at > now - MINUTE);
      taken.set(clientId, recent);
      const oldest = recent[recent.length - perMinute];
      if (oldest !== undefined) return Math.ceil((oldest + MINUTE - now) / 1000);
      recent.push(now);
      return null;
    },
    clear: () => taken.clear(),
  };
}
