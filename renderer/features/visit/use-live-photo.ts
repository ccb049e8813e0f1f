import { useEffect } from 'react';
import type { LivenessLookup } from '../../../shared/check/check.ts';
import { firstPictureOf } from '../match/first-picture.ts';
import type { Match } from '../match/use-match.ts';

/** Keeps the live photo that of the liveness check, also while that has no answer yet. @param lookup null for none */
export function useLivePhoto({ entries, wells }: Match, lookup: LivenessLookup | null): void {
  const live = lookup && firstPictureOf(lookup);
  const nameOf = (entry: typeof entries.typed.firstPicture) =>
    entry?.from === 'lookup' ? `${entry.lookup} ${entry.picture?.id} ${entry.picture?.sight}` : null;
  const wanted = nameOf(live);
  const present = nameOf(entries.typed.firstPicture);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is to be there and what is there are told by their names
  useEffect(() => {
    if (wanted === present) return;
    // Whatever is just being read for it is dropped as well.
    if (live) wells.remove('first');
    entries.change({ firstPicture: live });
  }, [wanted, present]);
}
