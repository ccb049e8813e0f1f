import { shown } from '../comparison.ts';

interface Grown {
  readonly checks: number;
  readonly opened: number;
  readonly searched: number;
  readonly megabytes: number;
}

const WIDTH = 900;
const PANEL = { width: 260, height: 170, top: 56, gap: 34 };
const LEFT = 28;

const panels = [
  { title: 'Unlocked until the cases are there', unit: 'ms', read: ({ opened }: Grown) => opened },
  { title: 'Search, p99 per key', unit: 'ms', read: ({ searched }: Grown) => searched },
  { title: 'Memory of all processes', unit: 'MB', read: ({ megabytes }: Grown) => megabytes },
] as const;

/** A picture of what grows with the records: three small plots side by side, each from zero, as SVG. */
export function plotOf(grown: readonly Grown[]): string {
  const drawn = panels.map(({ title, unit, read }, index) => {
    const left = LEFT + index * (PANEL.width + PANEL.gap);
    const most = Math.max(...grown.map(read)) * 1.15 || 1;
    const at = (one: Grown, place: number) => ({
      x: left + 20 + (place * (PANEL.width - 40)) / Math.max(1, grown.length - 1),
      y: PANEL.top + PANEL.height * (1 - read(one) / most),
      label: `${shown(read(one))} ${unit}`,
      below: one.checks.toLocaleString('en'),
    });
    const points = grown.map(at);
    const bottom = PANEL.top + PANEL.height;
    return `
  <text class="title" x="${left}" y="${PANEL.top - 24}">${title}</text>
  <line class="axis" x1="${left}" y1="${bottom}" x2="${left + PANEL.width}" y2="${bottom}"/>
  <polyline class="line" points="${points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')}"/>${points
    .map(
      ({ x, y, label, below }) => `
  <circle class="point" cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="3.5"/>
  <text class="value" x="${x.toFixed(1)}" y="${(y - 10).toFixed(1)}">${label}</text>
  <text class="checks" x="${x.toFixed(1)}" y="${bottom + 18}">${below}</text>`,
    )
    .join('')}`;
  });
  const height = PANEL.top + PANEL.height + 48;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="growth">
  <title id="growth">What grows with the number of checks on record</title>
  <style>
    text { font-family: Inter, system-ui, sans-serif; fill: #1f2a37; }
    .title { font-size: 14px; font-weight: 600; }
    .value { font-size: 11px; text-anchor: middle; }
    .checks { font-size: 11px; text-anchor: middle; fill: #566273; }
    .axis { stroke: #b8c0cc; }
    .line { fill: none; stroke: #1d5fbf; stroke-width: 2; }
    .point { fill: #1d5fbf; }
  </style>
  <rect width="${WIDTH}" height="${height}" fill="#ffffff"/>${drawn.join('')}
  <text class="checks" x="${WIDTH / 2}" y="${height - 8}">checks on record</text>
</svg>
`;
}
