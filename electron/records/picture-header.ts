import { JPG } from 'image-size/types/jpg';
import { PNG } from 'image-size/types/png';
import { MAXIMUM_PICTURE_BYTES, MAXIMUM_PICTURE_PIXELS } from '../../shared/limits.ts';
import type { PictureFormat, PictureProblem } from '../../shared/picture.ts';
import { failure, type Result, success } from '../../shared/result.ts';

export interface PictureHeader {
  readonly format: PictureFormat;
  /** Pixels as seen: after the orientation that a camera wrote into the file. */
  readonly width: number;
  readonly height: number;
}

const readers = {
  jpeg: { signature: [0xff, 0xd8, 0xff], reader: JPG },
  png: { signature: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], reader: PNG },
} as const;

/** Signature, IHDR, and as much again for what Apple puts before it. */
const PNG_HEADER_BYTES = 64;

/** From this EXIF orientation on, the picture lies on its side (TIFF 6.0, tag 274). */
const FIRST_SIDEWAYS_ORIENTATION = 5;

/**
 * Reads what kind of picture some bytes are and how large, without decoding them. Its name plays no part.
 *
 * @param byteLength of the whole file, which may be longer than the bytes at hand
 */
export function readPictureHeader(bytes: Uint8Array, byteLength: number): Result<PictureHeader, PictureProblem> {
  if (byteLength === 0) return failure('empty');
  if (byteLength > MAXIMUM_PICTURE_BYTES) return failure('tooManyBytes');
  const format = formatOf(bytes);
  if (format === null) return failure('notJpegOrPng');
  const size = measure(bytes, format);
  if (size === null) return failure('damaged');
  if (size.width * size.height > MAXIMUM_PICTURE_PIXELS) return failure('tooManyPixels');
  return success({ format, ...size });
}

function formatOf(bytes: Uint8Array): PictureFormat | null {
  for (const format of ['jpeg', 'png'] as const) {
    if (readers[format].signature.every((byte, index) => bytes[index] === byte)) return format;
  }
  return null;
}

function measure(bytes: Uint8Array, format: PictureFormat): { width: number; height: number } | null {
  try {
    const header = format === 'jpeg' ? jpegHeader(bytes) : bytes.subarray(0, PNG_HEADER_BYTES);
    if (header === null) return null;
    // A copy, as image-size would read on past the end of a part into whatever memory lies behind it.
    const copy = new Uint8Array(header);
    const { reader } = readers[format];
    if (!reader.validate(copy)) return null;
    const { width, height, orientation } = reader.calculate(copy);
    if (!(width > 0 && height > 0)) return null;
    const sideways = orientation !== undefined && orientation >= FIRST_SIDEWAYS_ORIENTATION;
    return sideways ? { width: height, height: width } : { width, height };
  } catch {
    // A header that can't be read is one of the expected answers, and it is told as such.
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
