import { BMP } from 'image-size/types/bmp';
import { GIF } from 'image-size/types/gif';
import { WEBP } from 'image-size/types/webp';
import type { Original } from '../../../shared/picture/picture.ts';
import { pictureFormatOf } from '../../../shared/picture/sight.ts';
import { jpegSize } from '../partial-jpeg.ts';
import { pngSize } from '../png.ts';

export type OriginalFormat = Original['format'];
/** `heic`: what phones make by themselves, and Chromium can't decode. */
export type FileKind = OriginalFormat | 'heic' | 'unknown';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Where a file of boxes (ISO/IEC 14496-12) names what it is, and what else it may be taken for. */
const BRAND_BYTES = 4;
const FIRST_BRAND = 8;
const SECOND_BRAND = 16;
const HEIC_BRANDS = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'];

/** By how the bytes begin; the file's name plays no part. */
export function fileKindOf(bytes: Uint8Array): FileKind {
  const format = pictureFormatOf(bytes);
  if (format !== 'other') return format;
  if (WEBP.validate(bytes)) return 'webp';
  if (GIF.validate(bytes)) return 'gif';
  const brands = brandsOf(bytes);
  if (brands.some((brand) => brand === 'avif' || brand === 'avis')) return 'avif';
  if (brands.some((brand) => HEIC_BRANDS.includes(brand))) return 'heic';
  // Two letters alone are in many a text.
  return BMP.validate(bytes) && isBitmapHeader(bytes) ? 'bmp' : 'unknown';
}

const readers = { webp: WEBP, gif: GIF, bmp: { calculate: bitmapSize } } as const;
/** The header of OS/2's bitmaps, whose sides are short numbers. */
const SHORT_HEADER = 12;

/**
 * Width and height as the header promises them, whichever way up; null where it can't be read, and of an AVIF, which may be made
 * of several pictures.
 */
export function sizeBeforeDecoding(bytes: Uint8Array, format: OriginalFormat): Size | null {
  if (format === 'jpeg') return jpegSize(bytes);
  if (format === 'png') return pngSize(bytes);
  if (format === 'avif') return null;
  try {
    const { width, height } = readers[format].calculate(bytes);
    return width > 0 && height > 0 ? { width, height } : null;
  } catch {
    // A header that can't be read is one of the expected answers.
    return null;
  }
}

/** A height below zero means that the highest row comes first. */
function bitmapSize(bytes: Uint8Array): Size {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(14, true) === SHORT_HEADER)
    return { width: view.getUint16(18, true), height: view.getUint16(20, true) };
  return { width: view.getInt32(18, true), height: Math.abs(view.getInt32(22, true)) };
}

function brandsOf(bytes: Uint8Array): readonly string[] {
  if (letters(bytes, 4) !== 'ftyp') return [];
  const end = Math.min(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0), bytes.length, 256);
  const others = Math.max(0, Math.floor((end - SECOND_BRAND) / BRAND_BYTES));
  return [FIRST_BRAND, ...Array.from({ length: others }, (_, index) => SECOND_BRAND + BRAND_BYTES * index)].map((at) =>
    letters(bytes, at),
  );
}

const letters = (bytes: Uint8Array, at: number) => String.fromCharCode(...bytes.subarray(at, at + BRAND_BYTES));

/** The information header's length is one of a few. */
function isBitmapHeader(bytes: Uint8Array): boolean {
  return [12, 40, 52, 56, 64, 108, 124].includes(bytes[14] ?? 0);
}
