import { MAXIMUM_ORIGINAL_BYTES } from '../../../shared/limits.ts';
import type { PictureProblem } from '../../../shared/picture/picture.ts';
import { isTooLarge, pictureElement } from '../look-at-picture.ts';
import { fileKindOf, type OriginalFormat, sizeBeforeDecoding } from './file-kind.ts';
import { type Prepared, prepareAside } from './preparing.ts';

/**
 * Makes of a person's file what a vendor takes: the file itself where it can be, else a JPEG drawn from it. The page's own thread
 * looks at no more of it than its size.
 */
export async function prepare(bytes: Uint8Array<ArrayBuffer>): Promise<Prepared> {
  if (bytes.length === 0) return { kind: 'refused', problem: 'empty' };
  if (bytes.length > MAXIMUM_ORIGINAL_BYTES) return { kind: 'refused', problem: 'tooManyBytes' };
  const format = fileKindOf(bytes);
  if (format === 'heic') return { kind: 'refused', problem: 'heic' };
  if (format === 'unknown') return { kind: 'refused', problem: 'unknownFormat' };
  return prepareAside(bytes, null, problemBeforeDecoding(bytes, format));
}

/**
 * Nothing is decoded before its size is known, as a small file may hold a huge picture: by its header, and by what the decoder takes
 * for it without decoding anything, which may be more than the header promises.
 */
async function problemBeforeDecoding(bytes: Uint8Array, format: OriginalFormat): Promise<PictureProblem | null> {
  const size = sizeBeforeDecoding(bytes, format);
  if (isTooLarge(size)) return 'tooManyPixels';
  // A PNG is what its header says; and the page would unpack its colour profile, which may be a bomb.
  if (size !== null && format === 'png') return null;
  const image = await pictureElement(bytes, { format, sight: 'partial' });
  if (image === null) return 'undecodable';
  return isTooLarge({ width: image.naturalWidth, height: image.naturalHeight }) ? 'tooManyPixels' : null;
}
