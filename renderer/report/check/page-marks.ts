import type { CheckEvidence, Report } from '../../../shared/evidence/evidence.ts';

/** What stands across every page that is not live. */
export type Mark = 'practice' | 'sandbox' | 'notLive' | 'noneLive' | 'mixed';
export const marks: readonly Mark[] = ['practice', 'sandbox', 'notLive', 'noneLive', 'mixed'];

export function markOf({
  mode,
  live,
}: Pick<CheckEvidence, 'mode' | 'live'>): 'practice' | 'sandbox' | 'notLive' | null {
  if (mode !== 'production') return mode;
  return live ? null : 'notLive';
}

/** Of the pages that speak of all checks. */
export function markOfAll(report: Pick<Report, 'checks'>): Mark | null {
  const [first = null, ...others] = new Set(report.checks.map(markOf));
  if (others.length === 0) return first;
  return [first, ...others].includes(null) ? 'mixed' : 'noneLive';
}

/** Both say the same across a page. */
export function wordOf(mark: Mark): Exclude<Mark, 'noneLive'> {
  return mark === 'noneLive' ? 'notLive' : mark;
}
