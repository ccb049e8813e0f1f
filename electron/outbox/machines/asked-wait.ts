import type { AttemptEnd } from '../../../shared/check/outcome.ts';

/** What an answer asked us to wait, in milliseconds, and who asked. */
export interface AskedWait {
  readonly length: number;
  readonly by: 'vendor' | 'other';
}

/** Whoever answers in a vendor's place is not obeyed for longer, in milliseconds. */
export const LONGEST_FOR_OTHERS = 15 * 60_000;

/** Whatever the answer was (docs/DESIGN.md, *Lanes*); null where it asked for nothing. */
export function askedWait(end: AttemptEnd<unknown>): AskedWait | null {
  if (end.kind !== 'retryable' && end.kind !== 'ambiguous') return null;
  const { retryAfter, answeredBy } = end;
  if (retryAfter === null || retryAfter <= 0) return null;
  if (answeredBy === 'vendor') return { length: retryAfter, by: 'vendor' };
  return { length: Math.min(retryAfter, LONGEST_FOR_OTHERS), by: 'other' };
}
