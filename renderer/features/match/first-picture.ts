import type { Picture } from '../../../shared/picture.ts';

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
