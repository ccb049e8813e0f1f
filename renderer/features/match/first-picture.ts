import type { LivenessLookup } from '../../../shared/check/check.ts';
import type { FaceBox, Picture } from '../../../shared/picture/picture.ts';
import { whyUnshown } from '../../../shared/picture/sight.ts';

/** What was chosen as the first picture: a file, or the reference picture of a lookup, which may not have come yet. */
export type FirstPictureEntry =
  | { readonly from: 'file'; readonly picture: Picture }
  | {
      readonly from: 'lookup';
      readonly lookup: string;
      /** The reference picture, or what was cut of it here. */
      readonly picture: Picture | null;
      /** Where the vendor found the face in the whole picture; null where it named none, nothing where that is not at hand. */
      readonly face?: FaceBox | null;
    };

export type FromLookup = Extract<FirstPictureEntry, { from: 'lookup' }>;

/** As the main process is asked: by ids. */
export function firstPictureRequest(entry: FirstPictureEntry) {
  if (entry.from === 'lookup' && !isCut(entry)) return { from: 'lookup' as const, lookup: entry.lookup };
  return { from: 'file' as const, picture: entry.picture?.id ?? '' };
}

/** A vendor's picture goes as it came, unless a part of it was taken. */
export function isCut({ picture }: FirstPictureEntry): boolean {
  return Boolean(picture?.original);
}

/** A lookup as a first picture, with the picture as far as it is there. */
export function firstPictureOf({ id: lookup, state }: LivenessLookup): FromLookup {
  const reference = state.name === 'done' ? state.answer.reference : null;
  const { picture, faceBox } = reference?.kind === 'kept' ? reference : { picture: null, faceBox: null };
  // One that nobody has looked at yet is still to come.
  const isSeen = picture !== null && whyUnshown(picture) !== 'unseen';
  return { from: 'lookup', lookup, picture: isSeen ? picture : null, face: faceBox };
}
