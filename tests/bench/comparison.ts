/** A figure beside its limit, each pair measured one after the other on the same machine. */
export interface Comparison {
  readonly what: string;
  readonly limit: string;
  /** Of the figure by its limit: more is over budget. Null where it is only told. */
  readonly budget: number | null;
  readonly unit: string;
  readonly pairs: readonly { readonly figure: number; readonly limit: number }[];
}

/** As a row of a table: the medians, their ratio with its spread, and in words whether it is over budget. */
export function rowOf({ what, limit, budget, unit, pairs }: Comparison) {
  const ratios = pairs.map((pair) => pair.figure / pair.limit).sort((left, right) => left - right);
  const ratio = median(ratios);
  return {
    what,
    limit,
    'median of both': `${shown(median(pairs.map(({ figure }) => figure)))} and ${shown(median(pairs.map((pair) => pair.limit)))} ${unit}`,
    ratio: `${ratio.toFixed(2)} × (${ratios[0]?.toFixed(2)}–${ratios.at(-1)?.toFixed(2)})`,
    budget: budget === null ? 'none' : `${budget.toFixed(2)} ×${ratio > budget ? ', over budget' : ''}`,
  };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

const shown = (value: number) => value.toFixed(value < 10 ? 2 : 0);
