import type { Comparison, Row } from './comparison.ts';

/** What one measurement comes to: rows of the one table, and tables of its own by their name in docs/BENCHMARKS.md. */
export interface Measured {
  readonly comparisons?: readonly Comparison[];
  readonly details?: Readonly<Record<string, readonly Row[]>>;
}
