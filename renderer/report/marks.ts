import type { CheckEvidence, Report } from '../../shared/evidence.ts';
import { saysLive } from '../../shared/mode.ts';

/** What stands across every page that is not live. */
export type Mark = 'practice' | 'sandbox' | 'notLive' | 'mixed';
export const marks: readonly Mark[] = ['practice', 'sandbox', 'notLive', 'mixed'];

export function markOf({ mode, live }: Pick<CheckEvidence, 'mode' | 'live'>): Exclude<Mark, 'mixed'> | null {
  if (mode !== 'production') return mode;
  return live ? null : 'notLive';
}

/** Of the pages that speak of all checks. */
export function markOfAll(report: Pick<Report, 'checks'>): Mark | null {
  const [first, ...others] = new Set(report.checks.map(markOf));
  return others.length > 0 ? 'mixed' : (first ?? null);
}

/** The environment that an answer names, where it does not fit the mode. */
export function disagreement({ mode, environment }: Pick<CheckEvidence, 'mode' | 'environment'>): string | null {
  if (environment === null) return null;
  return saysLive(environment) === (mode === 'production') ? null : environment;
}
