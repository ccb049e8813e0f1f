import type { LivenessLookup } from '../../../shared/check/check.ts';
import type { Picture } from '../../../shared/picture/picture.ts';
import { whyUnshown } from '../../../shared/picture/sight.ts';

/** What was chosen as the first picture: a file, or the reference picture of a lookup, which may not have come yet. */
export type FirstPictureEntry =
  | { readonly from: 'file'; readonly picture: Picture }
  | { readonly from: 'lookup'; readonly lookup: string; readonly picture: Picture | null };

/** As the main process is asked: by ids. */
export function firstPictureRequest(entry: FirstPictureEntry) {
  return entry.from === 'file'
    ? { from: 'file' as const, picture: entry.picture.id }
    : { from: 'lookup' as const, lookup: entry.lookup };
}

/** A lookup as a first picture, with the picture as far as it is there. */
export function firstPictureOf({ id: lookup, state }: LivenessLookup): FirstPictureEntry {
  const reference = state.name === 'done' ? state.answer.reference : null;
  const picture = reference?.kind === 'kept' ? reference.picture : null;
  // One that nobody has looked at yet is still to come.
  return { from: 'lookup', lookup, picture: picture && whyUnshown(picture) === 'unseen' ? null : picture };
}
