import type { PictureFormat } from '../../../shared/picture/picture.ts';
import { pictureFormatOf } from '../../../shared/picture/sight.ts';
import { jpegSegments } from '../jpeg-segments.ts';
import { pngChunks } from '../png.ts';

type Sendable = Exclude<PictureFormat, 'other'>;

const APP0 = 0xe0;
const APP1 = 0xe1;
const APP2 = 0xe2;
const APP14 = 0xee;
const FRAME_OF_FOUR_COLOURS = 4;

const EXIF = 'Exif\0';
const JFIF = 'JFIF\0';
const ADOBE = 'Adobe';
const COLOUR_PROFILE = 'ICC_PROFILE\0';

/** sRGB, in hundred-thousandths (W3C: PNG, third edition, 11.3.2.5). */
const STANDARD_VALUES = { gAMA: [45_455], cHRM: [31_270, 32_900, 64_000, 33_000, 30_000, 60_000, 15_000, 6_000] };
/** Encoders round them each in its own way. */
const ROUNDING = 500;

/** Tag 274, one short number (TIFF 6.0), up to where its value's low byte is. */
const BIG_ENDIAN_ENTRY = [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0];
const LITTLE_ENDIAN_ENTRY = [0x12, 0x01, 3, 0, 1, 0, 0, 0];
const LOW_BYTE_OF_TAG = 0x12;

/** JFIF's fields before its thumbnail: Annex 10.1 of ITU T.871. */
const JFIF_BYTES = 14;
/** Adobe's, the last of which says how the colours are coded: 6.5.3 of ITU T.872. */
const ADOBE_BYTES = 12;

/** sRGB as Chromium and as Windows write it, by length and sum: what everybody's pictures have tells nothing of anybody. */
const KNOWN_PROFILES = [
  [470, 0xe1edb58],
  [3158, 0x77b16e7b],
] as const;

/** sRGB's linear sisters are named after it, too. */
const NAMES = { standard: /sRGB/, other: /linear|-g10/i };

/**
 * The bytes without what a camera or an editor wrote beside the picture: EXIF with place and time, XMP, IPTC, comments, thumbnails,
 * and whatever stands behind the picture's end. Not a byte of the picture itself is touched.
 */
export function withoutMetadata(bytes: Uint8Array<ArrayBuffer>, format: Sendable): Uint8Array<ArrayBuffer> {
  const kept = format === 'jpeg' ? partsOfJpeg(bytes) : partsOfPng(bytes);
  const length = kept.reduce((sum, part) => sum + part.length, 0);
  if (length === bytes.length) return bytes;
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of kept) {
    whole.set(part, at);
    at += part.length;
  }
  // Of what is no picture but for its beginning nothing may be left.
  return pictureFormatOf(whole) === format ? whole : bytes;
}

/** Whether the picture would look another way without its metadata, or in the hands of whoever knows no colours but sRGB. */
export function needsRedrawing(bytes: Uint8Array, format: Sendable): boolean {
  if (format === 'png') {
    return pngChunks(bytes).some(
      ({ type, data }) =>
        type === 'iCCP' ||
        type === 'cICP' ||
        ((type === 'gAMA' || type === 'cHRM') && !isAbout(data, STANDARD_VALUES[type])) ||
        (type === 'eXIf' && isTurned(data)),
    );
  }
  return [...jpegSegments(bytes)].some(({ marker, contents }) => {
    if (marker === APP1 && begins(contents, EXIF)) return isTurned(contents);
    if (marker === APP2 && begins(contents, COLOUR_PROFILE)) return !isStandardProfile(contents);
    return isFrame(marker) && contents[5] === FRAME_OF_FOUR_COLOURS;
  });
}

function partsOfJpeg(bytes: Uint8Array): readonly Uint8Array[] {
  return [
    bytes.subarray(0, 2),
    ...[...jpegSegments(bytes)].flatMap(({ marker, contents, whole }) => {
      if (isOfPicture(marker)) return [whole];
      // A profile that matters has had the picture drawn anew, and of sRGB's own kinds each may name its maker.
      if (marker === APP2 && isKnownProfile(contents)) return [whole];
      if (marker === APP0 && begins(contents, JFIF)) return [withoutThumbnail(whole)];
      return marker === APP14 && begins(contents, ADOBE) ? [shortened(whole, ADOBE_BYTES)] : [];
    }),
  ];
}

/** Frames, scans, tables, and what stands between them and the end. */
function isOfPicture(marker: number): boolean {
  return marker >= 0xc0 && marker < APP0;
}

function withoutThumbnail(segment: Uint8Array): Uint8Array {
  const short = shortened(segment, JFIF_BYTES);
  if (short !== segment) short.set([0, 0], 2 + JFIF_BYTES);
  return short;
}

function shortened(segment: Uint8Array, contents: number): Uint8Array {
  if (segment.length <= 4 + contents) return segment;
  const short = segment.slice(0, 4 + contents);
  short.set([0, 2 + contents], 2);
  return short;
}

/** The picture, and what a decoder needs for the right colours. A part that nobody knows is none, though it calls itself one. */
function partsOfPng(bytes: Uint8Array): readonly Uint8Array[] {
  const needed = ['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'sBIT'];
  return [
    bytes.subarray(0, 8),
    ...pngChunks(bytes).flatMap(({ type, whole }) => (needed.includes(type) ? [whole] : [])),
  ];
}

/** Whether an orientation other than upright stands in some EXIF: the tag, as one short number, in either order of bytes. */
function isTurned(exif: Uint8Array): boolean {
  for (let at = exif.indexOf(LOW_BYTE_OF_TAG); at >= 0; at = exif.indexOf(LOW_BYTE_OF_TAG, at + 1)) {
    const is = (start: number, entry: readonly number[]) => entry.every((byte, index) => exif[start + index] === byte);
    const value = is(at - 1, BIG_ENDIAN_ENTRY) ? exif[at + 8] : is(at, LITTLE_ENDIAN_ENTRY) ? exif[at + 8] : 1;
    if (value !== undefined && value >= 2 && value <= 8) return true;
  }
  return false;
}

/** Whether such numbers are there, one behind the other. */
function isAbout(data: Uint8Array, values: readonly number[]): boolean {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  return (
    data.length === 4 * values.length &&
    values.every((value, index) => Math.abs(view.getUint32(4 * index) - value) <= ROUNDING)
  );
}

function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

function begins(contents: Uint8Array, text: string): boolean {
  return [...text].every((letter, index) => contents[index] === letter.charCodeAt(0));
}

/** Its name is in one of two encodings: with every second byte empty, or none. */
function isStandardProfile(contents: Uint8Array): boolean {
  const text = new TextDecoder('latin1').decode(contents).replaceAll('\0', '');
  return NAMES.standard.test(text) && !NAMES.other.test(text);
}

function isKnownProfile(contents: Uint8Array): boolean {
  return KNOWN_PROFILES.some(([length, sum]) => contents.length === length && sumOf(contents) === sum);
}

/** FNV-1a, of 32 bits. */
function sumOf(bytes: Uint8Array): number {
  return bytes.reduce((sum, byte) => Math.imul(sum ^ byte, 0x01000193) >>> 0, 0x811c9dc5);
}
