import { useSyncExternalStore } from 'react';

/** InstantPay's service forgets a session three minutes after it was made. */
export const SESSION_LIFE = 180_000;

/** When each session was made, as a person has said. Gone with the page: three minutes are over soon. */
const made = new Map<string, number>();
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** @param at by this computer's clock; null takes back what was said */
export function sayMade(sessionId: string, at: number | null): void {
  if (at === null) made.delete(sessionId);
  else made.set(sessionId, at);
  for (const listener of listeners) listener();
}

/** Null where nobody has said. */
export function useMadeAt(sessionId: string): number | null {
  return useSyncExternalStore(subscribe, () => made.get(sessionId) ?? null);
}
