import { LONGEST_SIDE, MAXIMUM_ORIGINAL_BYTES, MAXIMUM_PICTURE_BYTES } from '../../../shared/limits.ts';
import type { Decoded, Original, PictureProblem } from '../../../shared/picture/picture.ts';
import { isTooLarge, lookAt, pictureElement } from '../look-at-picture.ts';
import { hasSeveralPictures } from '../png.ts';
import { fileKindOf, type OriginalFormat, type Size, sizeBeforeDecoding } from './file-kind.ts';
import { needsRedrawing, withoutMetadata } from './metadata.ts';
import { redraw } from './redrawing.ts';
import { sha256Of } from './sha256.ts';

/** A picture that can be sent, or why there is none. */
export type Prepared =
  | {
      readonly kind: 'ready';
      readonly bytes: Uint8Array<ArrayBuffer>;
      readonly decoded: Decoded;
      /** Null where the file itself can be sent. */
      readonly original: Original | null;
    }
  | { readonly kind: 'refused'; readonly problem: PictureProblem };

/** Makes of a person's file what a vendor takes: the file itself where it can be, else a JPEG drawn from it. */
export async function prepare(bytes: Uint8Array<ArrayBuffer>): Promise<Prepared> {
  if (bytes.length === 0) return { kind: 'refused', problem: 'empty' };
  if (bytes.length > MAXIMUM_ORIGINAL_BYTES) return { kind: 'refused', problem: 'tooManyBytes' };
  const kind = fileKindOf(bytes);
  if (
    (kind === 'jpeg' || kind === 'png') &&
    !isTooLong(sizeBeforeDecoding(bytes, kind)) &&
    !needsRedrawing(bytes, kind)
  ) {
    const bare = withoutMetadata(bytes, kind);
    if (bare.length <= MAXIMUM_PICTURE_BYTES) {
      const look = await lookAt(bare);
      if (look.kind === 'refused') return look;
      const { kind: _, ...decoded } = look;
      return { kind: 'ready', bytes: bare, decoded, original: await strippedFrom(bytes, bare, kind, decoded) };
    }
  }
  const problem = kind === 'heic' || kind === 'unknown' ? null : await problemBeforeDecoding(bytes, kind);
  if (problem !== null) return { kind: 'refused', problem };
  const redrawing = await redraw(bytes);
  return redrawing.kind === 'refused' ? redrawing : { ...redrawing, kind: 'ready' };
}

/** Whether it has to be drawn smaller. Of one whose header can't be read that is seen by decoding it. */
function isTooLong(size: Size | null): boolean {
  return size !== null && Math.max(size.width, size.height) > LONGEST_SIDE;
}

/**
 * Nothing is decoded before its size is known, as a small file may hold a huge picture: by its header, and by what the decoder takes
 * for it without decoding anything, which may be more than the header promises.
 */
async function problemBeforeDecoding(bytes: Uint8Array, format: OriginalFormat): Promise<PictureProblem | null> {
  if (isTooLarge(sizeBeforeDecoding(bytes, format))) return 'tooManyPixels';
  const image = await pictureElement(bytes, { format, sight: 'whole' });
  if (image === null) return 'undecodable';
  return isTooLarge({ width: image.naturalWidth, height: image.naturalHeight }) ? 'tooManyPixels' : null;
}

/** Null where there was nothing to leave out. */
async function strippedFrom(
  file: Uint8Array<ArrayBuffer>,
  bare: Uint8Array<ArrayBuffer>,
  format: OriginalFormat,
  { width, height }: Decoded,
): Promise<Original | null> {
  if (bare === file) return null;
  const about = { format, width, height, byteLength: file.length, sha256: await sha256Of(file) };
  // Without the others it is the one that those show who know of no others.
  const isAnimation = format === 'png' && hasSeveralPictures(file);
  return { ...about, change: isAnimation ? 'firstOfAnimation' : 'stripped' };
}
