import type { Mode } from '../../../shared/mode.ts';

/** What has to be said of a result besides its score. */
export interface Marks {
  /** The mode it was made in; null for production, where there is nothing to say. */
  readonly mode: 'practice' | 'sandbox' | null;
  /** What the vendor says of itself, where that does not fit the mode. */
  readonly disagreeing: string | null;
  /** In production mode, but not answered by the vendor's live system. */
  readonly isNotLive: boolean;
}

export function marksOf(mode: Mode, environment: string | null): Marks {
  const said = environment?.trim().toUpperCase() ?? null;
  const fits = said === null || (said === 'LIVE') === (mode === 'production');
  return {
    mode: mode === 'production' ? null : mode,
    disagreeing: fits ? null : environment,
    isNotLive: mode === 'production' && !fits,
  };
}
