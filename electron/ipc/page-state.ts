import { MOST_KEPT_ENTRIES, MOST_KEPT_LETTERS } from '../../shared/limits.ts';

/**
 * What the page would lose if its process died: the case in front, what is typed. It is the page's own text, opaque here,
 * and in memory alone: it ends with the window.
 */
export type PageState = ReturnType<typeof createPageState>;

/** The oldest gives way to what is kept anew. */
export function createPageState() {
  const kept = new Map<string, string>();

  function letters(): number {
    let sum = 0;
    for (const [key, value] of kept) sum += key.length + value.length;
    return sum;
  }

  return {
    read: () => Object.fromEntries(kept),
    /** Null forgets it. */
    keep(key: string, value: string | null) {
      kept.delete(key);
      if (value === null) return;
      kept.set(key, value);
      for (const oldest of kept.keys()) {
        if (kept.size <= MOST_KEPT_ENTRIES && letters() <= MOST_KEPT_LETTERS) break;
        kept.delete(oldest);
      }
    },
    /** Everything that speaks of it, as a case that was erased. */
    forgetNaming(id: string) {
      for (const [key, value] of kept) if (key.includes(id) || value.includes(id)) kept.delete(key);
    },
    clear: () => kept.clear(),
  };
}
