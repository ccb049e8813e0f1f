import { useEffect } from 'react';
import type { LivenessLookup } from '../../../shared/check/check.ts';
import type { Picture } from '../../../shared/picture/picture.ts';
import { firstPictureOf } from '../match/first-picture.ts';
import type { Match } from '../match/use-match.ts';

/** By the vendor's own picture: a part of it is as good. */
const fileOf = (picture: Picture | null) => picture?.original?.sha256 ?? picture?.sha256;

/** Keeps the live photo that of the liveness check, also while that has no answer yet. @param lookup null for none */
export function useLivePhoto({ entries, wells }: Match, lookup: LivenessLookup | null): void {
  const live = lookup && firstPictureOf(lookup);
  const nameOf = (entry: typeof entries.typed.firstPicture) =>
    entry?.from === 'lookup' ? `${entry.lookup} ${fileOf(entry.picture)} ${entry.picture?.sight}` : null;
  const wanted = nameOf(live);
  const present = nameOf(entries.typed.firstPicture);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is to be there and what is there are told by their names
  useEffect(() => {
    if (wanted === present) return;
    // Whatever is just being read for it is dropped as well.
    if (live) wells.doing.remove('first');
    entries.change({ firstPicture: live });
  }, [wanted, present]);
}
