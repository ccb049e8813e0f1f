import type { Check } from '../../shared/check.ts';

/** The checks of this run, in memory, in the order in which they were entered. */
export interface CheckStore {
  insert(check: Check): void;
  /** Replaces a check by its next self. */
  replace(check: Check): void;
  read(id: string): Check | null;
  all(): readonly Check[];
}

export function createCheckStore(): CheckStore {
  const checks = new Map<string, Check>();
  return {
    insert(check) {
      if (checks.has(check.id)) throw new Error('a check with this id exists already');
      checks.set(check.id, check);
    },
    replace(check) {
      if (!checks.has(check.id)) throw new Error('no check with this id exists');
      checks.set(check.id, check);
    },
    read: (id) => checks.get(id) ?? null,
    all: () => [...checks.values()],
  };
}
