import type { Check } from '../../shared/check.ts';

/** The checks of this run, in memory, in the order in which they were entered. */
export interface CheckStore {
  insert(check: Check): void;
  /** Replaces a check by its next self. */
  replace(check: Check): void;
  read(id: string): Check | null;
  all(): readonly Check[];
  /** Whether a check asks about this picture or was answered with it. */
  holdsPicture(id: string): boolean;
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
    holdsPicture: (id) => [...checks.values()].some((check) => picturesOf(check).includes(id)),
  };
}

function picturesOf(check: Check): string[] {
  if (check.kind === 'faceMatch') return [check.first.id, check.second.id];
  if (check.state.name !== 'done') return [];
  const { reference, audits } = check.state.answer;
  return [reference, ...audits].flatMap((answered) => (answered?.kind === 'kept' ? [answered.picture.id] : []));
}
