import { MAXIMUM_PICTURE_BYTES, MAXIMUM_PICTURE_PIXELS } from '../../shared/limits.ts';
import type { Look, Original, PictureFormat, PictureProblem, PictureSight } from '../../shared/picture/picture.ts';
import { pictureFormatOf } from '../../shared/picture/sight.ts';
import { isPartialJpeg, jpegSize } from './partial-jpeg.ts';
import { hasSeveralPictures, missingPngEnd, pngSize, readPng } from './png.ts';

/** Enough to see whether a decoder has drawn anything, and left anything out; in pixels. */
const SAMPLE = 48;

const JPEG_END = Uint8Array.of(0xff, 0xd9);

/**
 * Looks at a picture: the one decision about it, which the screen, paper and the wire go by. It is decoded as it is for
 * being shown, so that what can be seen can be sent, and the other way round.
 */
export async function lookAt(bytes: Uint8Array): Promise<Look> {
  if (bytes.length === 0) return refused('empty');
  if (bytes.length > MAXIMUM_PICTURE_BYTES) return refused('tooManyBytes');
  const format = pictureFormatOf(bytes);
  if (format === 'other') return refused('unknownFormat');
  // Nothing is decoded before its size is known: a small file may hold a huge picture.
  if (isTooLarge(format === 'png' ? pngSize(bytes) : jpegSize(bytes))) return refused('tooManyPixels');
  const contents = format === 'png' ? readPng(bytes) : { isPartial: isPartialJpeg(bytes), isOpaque: true };
  const image = await pictureElement(bytes, { format, sight: contents.isPartial ? 'partial' : 'whole' });
  if (image === null) return refused('undecodable');
  const { naturalWidth: width, naturalHeight: height } = image;
  if (isTooLarge({ width, height })) return refused('tooManyPixels');
  if (format === 'png' && hasSeveralPictures(bytes)) return refused('severalPictures');
  const drawn = sampleOf(image);
  if (drawn.isEmpty) return refused('undecodable');
  const isPartial = contents.isPartial || (contents.isOpaque && drawn.hasGaps);
  return { kind: 'decoded', width, height, isPartial };
}

export function isTooLarge(size: { readonly width: number; readonly height: number } | null): boolean {
  return size !== null && size.width * size.height > MAXIMUM_PICTURE_PIXELS;
}

/** What a decoder has to know of a picture beside its bytes. */
export interface Drawable {
  readonly format: PictureFormat | Original['format'];
  readonly sight: PictureSight;
}

/** Some bytes as an element whose size is known and that can be drawn, upright; null where no decoder takes them. */
export async function pictureElement(bytes: Uint8Array, drawable: Drawable): Promise<HTMLImageElement | null> {
  const address = URL.createObjectURL(pictureBlob(bytes, drawable));
  const image = new Image();
  const isThere = await new Promise<boolean>((resolve) => {
    image.onload = () => resolve(image.naturalWidth > 0 && image.naturalHeight > 0);
    image.onerror = () => resolve(false);
    image.src = address;
  });
  URL.revokeObjectURL(address);
  return isThere ? image : null;
}

/**
 * For a decoder. Of a whole picture that lacks its end decoders may hold the last rows back: of any JPEG, of an interlaced
 * PNG. Behind a JPEG that has its end marker another is no part of the picture.
 */
export function pictureBlob(bytes: Uint8Array, { format, sight }: Drawable): Blob {
  const end = format === 'jpeg' ? JPEG_END : format === 'png' ? missingPngEnd(bytes) : new Uint8Array();
  return new Blob([bytes as Uint8Array<ArrayBuffer>, ...(sight === 'whole' ? [end] : [])], { type: `image/${format}` });
}

/** What a decoder has not reached stays transparent. */
export function sampleOf(image: HTMLImageElement | ImageBitmap): {
  readonly isEmpty: boolean;
  readonly hasGaps: boolean;
} {
  const context = new OffscreenCanvas(SAMPLE, SAMPLE).getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('nothing to draw on');
  context.drawImage(image, 0, 0, SAMPLE, SAMPLE);
  const alphas = context.getImageData(0, 0, SAMPLE, SAMPLE).data.filter((_, index) => index % 4 === 3);
  return { isEmpty: alphas.every((alpha) => alpha === 0), hasGaps: alphas.some((alpha) => alpha < 255) };
}

function refused(problem: PictureProblem): Look {
  return { kind: 'refused', problem };
}
