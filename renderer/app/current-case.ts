import { useSyncExternalStore } from 'react';

/** The case that the next checks belong to, until a person chooses another one or none. */
export interface CurrentCase {
  readonly id: string;
  readonly reference: string;
}

let current: CurrentCase | null = null;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function getCurrentCase(): CurrentCase | null {
  return current;
}

/** Every call counts as a choice of its own, so that the forms take the reference over anew. */
export function setCurrentCase(chosen: CurrentCase | null): void {
  current = chosen;
  for (const listener of listeners) listener();
}

/** The same object until somebody chooses again. */
export function useCurrentCase(): CurrentCase | null {
  return useSyncExternalStore(subscribe, getCurrentCase);
}
