import type { PictureFormat } from '../../../shared/picture/picture.ts';
import { pictureFormatOf } from '../../../shared/picture/sight.ts';
import { jpegSegments } from '../jpeg-segments.ts';
import { pngChunks } from '../png.ts';

type Sendable = Exclude<PictureFormat, 'other'>;

const APP0 = 0xe0;
const APP1 = 0xe1;
const APP2 = 0xe2;
const ADOBE = 0xee;
const COMMENT = 0xfe;
const FRAME_OF_FOUR_COLOURS = 4;

const EXIF = 'Exif\0';
const JFIF = 'JFIF\0';
const COLOUR_PROFILE = 'ICC_PROFILE\0';
/** Profiles of that name, in either encoding of theirs, are the space that pictures without one are taken for. */
const STANDARD_COLOURS = ['sRGB', '\0s\0R\0G\0B'];

/** JFIF's fields before its thumbnail: Annex 10.1 of ITU T.871. */
const JFIF_BYTES = 14;

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
      ({ type, data }) => type === 'iCCP' || type === 'cICP' || (type === 'eXIf' && isTurned(data)),
    );
  }
  return [...jpegSegments(bytes)].some(({ marker, contents }) => {
    if (marker === APP1 && begins(contents, EXIF)) return isTurned(contents);
    if (marker === APP2 && begins(contents, COLOUR_PROFILE))
      return !STANDARD_COLOURS.some((name) => holds(contents, name));
    return isFrame(marker) && contents[5] === FRAME_OF_FOUR_COLOURS;
  });
}

function partsOfJpeg(bytes: Uint8Array): readonly Uint8Array[] {
  return [
    bytes.subarray(0, 2),
    ...[...jpegSegments(bytes)].flatMap(({ marker, contents, whole }) => {
      if (marker === APP0) return begins(contents, JFIF) ? [withoutThumbnail(whole)] : [];
      // One that matters has had the picture drawn anew.
      if (marker === APP2 && begins(contents, COLOUR_PROFILE)) return [whole];
      const isMetadata = (marker > APP0 && marker <= 0xef && marker !== ADOBE) || marker === COMMENT;
      return isMetadata ? [] : [whole];
    }),
  ];
}

function withoutThumbnail(segment: Uint8Array): Uint8Array {
  if (segment.length <= 4 + JFIF_BYTES) return segment;
  const short = segment.slice(0, 4 + JFIF_BYTES);
  short.set([0, 2 + JFIF_BYTES], 2);
  short.set([0, 0], 2 + JFIF_BYTES);
  return short;
}

/** What a decoder must understand, and what it needs for the right colours. */
function partsOfPng(bytes: Uint8Array): readonly Uint8Array[] {
  const needed = ['tRNS', 'gAMA', 'cHRM', 'sRGB', 'sBIT'];
  const isNeeded = (type: string) => /^[A-Z]/.test(type) || needed.includes(type);
  return [bytes.subarray(0, 8), ...pngChunks(bytes).flatMap(({ type, whole }) => (isNeeded(type) ? [whole] : []))];
}

/** Whether an orientation other than upright stands in some EXIF: the tag, as one short number, in either order of bytes. */
function isTurned(exif: Uint8Array): boolean {
  for (let at = 0; at + 10 <= exif.length; at += 1) {
    const is = (...entry: readonly number[]) => entry.every((byte, index) => exif[at + index] === byte);
    const value = is(0x01, 0x12, 0, 3, 0, 0, 0, 1, 0)
      ? exif[at + 9]
      : is(0x12, 0x01, 3, 0, 1, 0, 0, 0)
        ? exif[at + 8]
        : 1;
    if (value !== undefined && value >= 2 && value <= 8) return true;
  }
  return false;
}

function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

function begins(contents: Uint8Array, text: string): boolean {
  return [...text].every((letter, index) => contents[index] === letter.charCodeAt(0));
}

function holds(contents: Uint8Array, text: string): boolean {
  const first = text.charCodeAt(0);
  for (let at = contents.indexOf(first); at >= 0; at = contents.indexOf(first, at + 1)) {
    if (begins(contents.subarray(at, at + text.length), text)) return true;
  }
  return false;
}
