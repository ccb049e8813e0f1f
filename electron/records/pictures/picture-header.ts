import { JPG } from 'image-size/types/jpg';
import { PNG } from 'image-size/types/png';
import { MAXIMUM_PICTURE_BYTES, MAXIMUM_PICTURE_PIXELS } from '../../../shared/limits.ts';
import type { PictureFormat, PictureProblem } from '../../../shared/picture/picture.ts';
import { pictureFormatOf } from '../../../shared/picture/sight.ts';
import { failure, type Result, success } from '../../../shared/result.ts';

export interface PictureHeader {
  readonly format: Exclude<PictureFormat, 'other'>;
  /** Pixels as the header promises them, whichever way up; null where it is not one that can be read here. */
  readonly size: { readonly width: number; readonly height: number } | null;
}

const readers = { jpeg: JPG, png: PNG } as const;

/** Signature, IHDR, and as much again for what Apple puts before it. */
const PNG_HEADER_BYTES = 64;

/**
 * What the main process finds out about a picture by itself, without decoding it: its kind, and that it is not too large.
 * The page's word on the rest may refuse a picture, but never admit one that is refused here. A header that this reader
 * doesn't understand is no reason to refuse it: decoders take more.
 *
 * @param byteLength of the whole file, which may be longer than the bytes at hand
 */
export function readPictureHeader(bytes: Uint8Array, byteLength: number): Result<PictureHeader, PictureProblem> {
  if (byteLength === 0) return failure('empty');
  if (byteLength > MAXIMUM_PICTURE_BYTES) return failure('tooManyBytes');
  const format = pictureFormatOf(bytes);
  if (format === 'other') return failure('unknownFormat');
  const size = measure(bytes, format);
  if (size && size.width * size.height > MAXIMUM_PICTURE_PIXELS) return failure('tooManyPixels');
  return success({ format, size });
}

function measure(bytes: Uint8Array, format: PictureHeader['format']): PictureHeader['size'] {
  try {
    const header = format === 'jpeg' ? jpegHeader(bytes) : bytes.subarray(0, PNG_HEADER_BYTES);
    if (header === null) return null;
    // A copy, as image-size would read on past the end of a part into whatever memory lies behind it.
    const copy = new Uint8Array(header);
    const reader = readers[format];
    if (!reader.validate(copy)) return null;
    const { width, height } = reader.calculate(copy);
    return width > 0 && height > 0 ? { width, height } : null;
  } catch {
    // A header that can't be read is one of the expected answers.
    return null;
  }
}

/**
 * The part of a JPEG up to the end of its frame header, by walking its segments (ITU T.81, B.1.1); null if the
 * chain is broken. image-size would look at a broken file byte by byte, a third of a second for 5 MB of nothing.
 */
function jpegHeader(bytes: Uint8Array): Uint8Array | null {
  let position = 2;
  while (position + 4 <= bytes.length && bytes[position] === 0xff) {
    const marker = bytes[position + 1] ?? 0;
    const length = ((bytes[position + 2] ?? 0) << 8) | (bytes[position + 3] ?? 0);
    if (length < 2) return null;
    position += 2 + length;
    if (marker >= 0xc0 && marker <= 0xc2) return bytes.subarray(0, position);
  }
  return null;
}
