/** What a figure may be. Of a ratio and of what comes on top, the limit measured beside it is the base. */
export type Budget =
  | { readonly kind: 'times at most' | 'times at least'; readonly value: number }
  /** In the comparison's unit. */
  | { readonly kind: 'on top at most' | 'at most' | 'at least'; readonly value: number }
  /** Only told. */
  | { readonly kind: 'none' };

/** A figure, and its limit measured right before or after it on the same machine; null where the budget is a number of its own. */
export interface Pair {
  readonly figure: number;
  readonly limit: number | null;
}

export interface Comparison {
  readonly what: string;
  /** What is measured beside it. */
  readonly limit: string;
  readonly budget: Budget;
  readonly unit: string;
  readonly pairs: readonly Pair[];
}

/** A row of a table, by the heading of each column. */
export type Row = Readonly<Record<string, string>>;

/** The medians, what the budget is about with its spread, and in words whether it is over budget. */
export function rowOf({ what, limit, budget, unit, pairs }: Comparison): Row {
  const isBeside = pairs.every((pair) => pair.limit !== null);
  const results = pairs.map((pair) => resultOf(budget, pair)).sort((left, right) => left - right);
  const result = median(results);
  const isRatio = isBeside && (budget.kind === 'none' || budget.kind.startsWith('times'));
  const of = (value: number) => (isRatio ? `${value.toFixed(2)} ×` : inUnit(budget, unit, value));
  const spread = results.length > 1 ? ` (${of(results[0] ?? Number.NaN)} – ${of(results.at(-1) ?? Number.NaN)})` : '';
  return {
    what,
    'limit beside it': limit,
    figure: `${shown(median(pairs.map(({ figure }) => figure)))} ${unit}`,
    limit: isBeside ? `${shown(median(pairs.map((pair) => pair.limit ?? Number.NaN)))} ${unit}` : '–',
    result: `${of(result)}${spread}`,
    budget: `${budgetIn(budget, unit)}${isOver(budget, result) ? ' **over budget**' : ''}`,
  };
}

/** Whether a result, as `resultOf` has it, is past its budget. What is no number is. */
export function isOver(budget: Budget, result: number): boolean {
  if (budget.kind === 'none') return false;
  return budget.kind.endsWith('at least') ? !(result >= budget.value) : !(result <= budget.value);
}

function resultOf({ kind }: Budget, { figure, limit }: Pair): number {
  if (limit === null || kind === 'at most' || kind === 'at least') return figure;
  return kind === 'on top at most' ? figure - limit : figure / limit;
}

function inUnit({ kind }: Budget, unit: string, value: number): string {
  if (kind === 'on top at most') return `${value < 0 ? '−' : '+'}${shown(Math.abs(value))} ${unit}`;
  return `${shown(value)} ${unit}`;
}

function budgetIn(budget: Budget, unit: string): string {
  if (budget.kind === 'none') return 'none';
  const sign = budget.kind.endsWith('at least') ? '≥' : '≤';
  const isRatio = budget.kind.startsWith('times');
  return `${sign} ${isRatio ? `${budget.value.toFixed(2)} ×` : inUnit(budget, unit, budget.value)}`;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Three digits that count. */
export const shown = (value: number) =>
  Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3).replace(/\.?0+$/, '');
