const MINUTE = 60_000;

/** Cashfree: 100 face matches a minute per merchant. */
export const FACE_MATCHES_PER_MINUTE = 100;

/** Counts what each client id sent in the last minute; refused calls don't count. */
export type RateLimit = ReturnType<typeof createRateLimit>;

export function createRateLimit(perMinute: number) {
  const taken = new Map<string, number[]>();
  return {
    /** Null if there was room, otherwise the whole seconds until there is. `now` in milliseconds. */
    take: (clientId: string, now: number) => {
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
