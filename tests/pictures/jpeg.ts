import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface SampleJpeg {
  readonly name: string;
  readonly bytes: Buffer;
  readonly width: number;
  readonly height: number;
}

const sample = (path: string, width: number, height: number): SampleJpeg => {
  const name = path.split('/').at(-1) ?? path;
  return { name, bytes: readFileSync(join(import.meta.dirname, path)), width, height };
};

export const portraitJpeg = sample('../../resources/practice/asha-1.jpg', 600, 800);
export const progressiveJpeg = sample('progressive.jpg', 150, 200);

/** Sound ones that are coded row by row, so that a cut loses rows. */
export const plainJpegs = [
  portraitJpeg,
  sample('../../resources/practice/dev-1.jpg', 600, 800),
  sample('cmyk.jpg', 150, 200),
  sample('grey.jpg', 150, 200),
  sample('restart.jpg', 150, 200),
  sample('unsampled.jpg', 150, 200),
];

export interface JpegParts {
  /** Each segment whole, with its marker, from behind the start of the picture. */
  readonly segments: readonly Buffer[];
  /** The coded data, without the end marker. */
  readonly data: Buffer;
}

const START = Buffer.from([0xff, 0xd8]);
const END = Buffer.from([0xff, 0xd9]);
const SCAN = 0xda;
const FRAMES = [0xc0, 0xc1, 0xc2];

/** Of one with a single scan, as all plain ones are. */
export function partsOf(jpeg: Buffer): JpegParts {
  const segments: Buffer[] = [];
  for (let at = 2; ; ) {
    const end = at + 2 + jpeg.readUInt16BE(at + 2);
    segments.push(jpeg.subarray(at, end));
    if (jpeg[at + 1] === SCAN) return { segments, data: jpeg.subarray(end, jpeg.lastIndexOf(END)) };
    at = end;
  }
}

export function jpegOfParts({ segments, data }: JpegParts, end: Buffer = END): Buffer {
  return Buffer.concat([START, ...segments, data, end]);
}

const markerOf = (segment: Buffer): number => segment[1] ?? 0;
export const isFrame = (segment: Buffer): boolean => FRAMES.includes(markerOf(segment));

/** An application's segment, as cameras write them. */
export function appSegment(number: number, content: Buffer): Buffer {
  const head = Buffer.from([0xff, 0xe0 + number, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}

export interface ExifToMake {
  readonly orientation: number;
  /** Where the directory is: 8 is usual, but any place will do. */
  readonly directoryAt?: number;
  readonly isLittleEndian?: boolean;
  /** Entries that the directory claims to have beyond those that are there. */
  readonly missingEntries?: number;
}

/** EXIF with an orientation and nothing else (TIFF 6.0, tag 274). */
export function exifSegment(wanted: ExifToMake): Buffer {
  const { orientation, directoryAt = 8, isLittleEndian = false, missingEntries = 0 } = wanted;
  const tiff = Buffer.alloc(directoryAt + 18);
  const word = (value: number, at: number) =>
    isLittleEndian ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at);
  const long = (value: number, at: number) =>
    isLittleEndian ? tiff.writeUInt32LE(value, at) : tiff.writeUInt32BE(value, at);
  tiff.write(isLittleEndian ? 'II' : 'MM', 0);
  word(42, 2);
  long(directoryAt, 4);
  word(1 + missingEntries, directoryAt);
  word(274, directoryAt + 2);
  word(3, directoryAt + 4);
  long(1, directoryAt + 6);
  word(orientation, directoryAt + 10);
  const whole = missingEntries === 0 ? tiff : tiff.subarray(0, directoryAt + 14);
  return appSegment(1, Buffer.concat([Buffer.from('Exif\0\0'), whole]));
}

/** The picture with something between its segments, or before their markers. */
export function withBetween(jpeg: Buffer, between: Buffer, at: number): Buffer {
  const { segments, data } = partsOf(jpeg);
  const place = at % segments.length;
  return jpegOfParts({
    segments: segments.map((one, index) => (index === place ? Buffer.concat([between, one]) : one)),
    data,
  });
}

/** The picture with further segments at its beginning. */
export function withFirst(jpeg: Buffer, ...first: readonly Buffer[]): Buffer {
  const { segments, data } = partsOf(jpeg);
  return jpegOfParts({ segments: [...first, ...segments], data });
}

/** Its frame header before everything else, where an encoder may put it. */
export function withFrameFirst(jpeg: Buffer): Buffer {
  const { segments, data } = partsOf(jpeg);
  return jpegOfParts({ segments: [...segments.filter(isFrame), ...segments.filter((one) => !isFrame(one))], data });
}

/** Twelve bits a sample, which no decoder of a browser takes. */
export function withTwelveBits(jpeg: Buffer): Buffer {
  const { segments, data } = partsOf(jpeg);
  const deep = segments.map((one) => {
    if (!isFrame(one)) return one;
    const changed = Buffer.from(one);
    changed[1] = 0xc1;
    changed[4] = 12;
    return changed;
  });
  return jpegOfParts({ segments: deep, data });
}

/** Arithmetic codes instead of Huffman's (ITU T.81, SOF9), which no decoder of a browser takes. */
export function withArithmeticCodes(jpeg: Buffer): Buffer {
  const { segments, data } = partsOf(jpeg);
  return jpegOfParts({
    segments: segments.map((one) => (isFrame(one) ? Buffer.concat([Buffer.from([0xff, 0xc9]), one.subarray(2)]) : one)),
    data,
  });
}

/**
 * The picture, and behind its end another one that belongs to it (CIPA DC-007).
 *
 * @param kind of the other one, by its entry's attribute: 0x020002 another view, 0x010001 a preview
 */
export function multiPictureOf(jpeg: Buffer, other: Buffer, kind = 0x020002): Buffer {
  const tiff = Buffer.alloc(8 + 2 + 12 + 4 + 32);
  tiff.write('MM\0*');
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(1, 8);
  tiff.writeUInt16BE(0xb002, 10);
  tiff.writeUInt16BE(7, 12);
  tiff.writeUInt32BE(32, 14);
  tiff.writeUInt32BE(26, 18);
  tiff.writeUInt32BE(0x20030000, 26);
  tiff.writeUInt32BE(jpeg.length, 30);
  tiff.writeUInt32BE(kind, 42);
  tiff.writeUInt32BE(other.length, 46);
  return Buffer.concat([withFirst(jpeg, appSegment(2, Buffer.concat([Buffer.from('MPF\0'), tiff]))), other]);
}

/** A part of the coded data, with an end marker behind it or without. */
export function cutTo(jpeg: Buffer, share: number, hasEnd: boolean): Buffer {
  const { segments, data } = partsOf(jpeg);
  const cut = data.subarray(0, Math.floor(data.length * share));
  return jpegOfParts({ segments, data: cut }, hasEnd ? END : Buffer.alloc(0));
}

export function withoutEnd(jpeg: Buffer): Buffer {
  return jpegOfParts(partsOf(jpeg), Buffer.alloc(0));
}

export function headersOnly(jpeg: Buffer): Buffer {
  return jpegOfParts({ ...partsOf(jpeg), data: Buffer.alloc(0) }, Buffer.alloc(0));
}
