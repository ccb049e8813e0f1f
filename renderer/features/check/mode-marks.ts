import { disagreement, type Mode } from '../../../shared/mode.ts';

/** What has to be said of a result besides its score. */
export function marksOf(mode: Mode, environment: string | null) {
  const disagreeing = disagreement(mode, environment);
  return {
    /** The mode it was made in; null for production, where there is nothing to say. */
    mode: mode === 'production' ? null : mode,
    /** What the vendor says of itself, where that does not fit the mode. */
    disagreeing,
    /** In production mode, but not answered by the vendor's live system. */
    isNotLive: mode === 'production' && disagreeing !== null,
  };
}
