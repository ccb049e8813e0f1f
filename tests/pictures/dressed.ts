import fc from 'fast-check';
import {
  appSegment,
  exifSegment,
  multiPictureOf,
  plainJpegs,
  portraitJpeg,
  progressiveJpeg,
  withFirst,
} from './jpeg.ts';
import { avif, bmp, gif } from './others.ts';
import { type Chunk, pngChunks, pngOf } from './png.ts';

/** What only the camera, the editor and the agent know. It stands in every dressed picture, and may leave with none. */
export const SECRET = 'Pune 18.5204N 73.8567E';

export interface DressedFile {
  readonly what: string;
  readonly bytes: Buffer;
}

const secret = Buffer.from(SECRET);
const orientation = fc.integer({ min: 1, max: 8 });

/** EXIF with more behind its directory: a place, and a picture small enough for a list. */
const exif = fc.record({ orientation, hasThumbnail: fc.boolean() }).map(({ hasThumbnail, ...of }) => {
  const { length } = exifSegment(of);
  const thumbnail = hasThumbnail ? progressiveJpeg.bytes : Buffer.alloc(0);
  return appSegment(1, Buffer.concat([exifSegment(of).subarray(4, length), secret, thumbnail]));
});
const named = (number: number, name: string) =>
  fc.constant(appSegment(number, Buffer.concat([Buffer.from(name), secret])));
const segment = fc.oneof(
  exif,
  named(1, 'http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>'),
  named(13, 'Photoshop 3.0\x008BIM\x04\x04\0\0'),
  named(0, 'JFXX\0\x10'),
  // With a thumbnail of two rows of eight pixels.
  fc.constant(
    appSegment(
      0,
      Buffer.concat([Buffer.from('JFIF\0\x01\x02\0\0\x01\0\x01\x08\x02'), secret, secret, Buffer.alloc(4)]),
    ),
  ),
  named(2, 'ICC_PROFILE\0\x01\x01....sRGB by somebody in '),
  named(2, 'ICC_PROFILE\0\x01\x01....Display P3 '),
  fc.integer({ min: 3, max: 13 }).map((number) => appSegment(number, secret)),
  fc.constant(Buffer.concat([Buffer.from([0xff, 0xfe, 0, secret.length + 2]), secret])),
);

const jpeg = fc
  .record({
    sample: fc.constantFrom(...plainJpegs, progressiveJpeg),
    segments: fc.array(segment, { minLength: 1, maxLength: 5 }),
    behind: fc.constantFrom(Buffer.alloc(0), secret),
    isOfTwo: fc.boolean(),
  })
  .map(({ sample, segments, behind, isOfTwo }) => {
    const first =
      sample === progressiveJpeg ? afterStart(sample.bytes, segments) : withFirst(sample.bytes, ...segments);
    const whole = isOfTwo && sample !== progressiveJpeg ? multiPictureOf(first, portraitJpeg.bytes) : first;
    return { what: `${sample.name} with ${segments.length} segments`, bytes: Buffer.concat([whole, behind]) };
  });

const chunk: fc.Arbitrary<Chunk> = fc
  .constantFrom('tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME', 'caBX', 'prVt')
  .map((type) => ({ type, data: Buffer.concat([Buffer.from('Comment\0'), secret]) }));
const png = fc
  .record({
    width: fc.integer({ min: 20, max: 200 }),
    height: fc.integer({ min: 20, max: 200 }),
    extra: fc.array(chunk, { minLength: 1, maxLength: 4 }),
  })
  .map(({ width, height, extra }) => {
    const chunks = pngChunks({ width, height });
    return {
      what: `PNG with ${extra.map(({ type }) => type)}`,
      bytes: pngOf([...chunks.slice(0, 1), ...extra, ...chunks.slice(1)]),
    };
  });

const other = fc
  .constantFrom({ what: 'AVIF', bytes: avif }, { what: 'BMP', bytes: bmp(40, 30) }, { what: 'GIF', bytes: gif(3, 2) })
  .map(({ what, bytes }) => ({ what, bytes: Buffer.concat([bytes, secret]) }));

/** A sound picture with what people don't see in it. */
export const dressedFile: fc.Arbitrary<DressedFile> = fc.oneof(
  { arbitrary: jpeg, weight: 6 },
  { arbitrary: png, weight: 3 },
  { arbitrary: other, weight: 1 },
);

function afterStart(file: Buffer, segments: readonly Buffer[]): Buffer {
  return Buffer.concat([file.subarray(0, 2), ...segments, file.subarray(2)]);
}

const BEFORE_DATA = [0xc0, 0xc1, 0xc2, 0xc4, 0xda, 0xdb, 0xdd];
const PNG_CHUNKS = ['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'sBIT'];

/** What stands in a picture beside the picture; read here by a walk that shares no code with the program's. */
export function strangersIn(bytes: Buffer): string[] {
  return bytes[0] === 0xff ? strangersInJpeg(bytes) : strangersInPng(bytes);
}

function strangersInJpeg(bytes: Buffer): string[] {
  const found: string[] = [];
  let at = 2;
  while (bytes[at + 1] !== 0xd9 && at < bytes.length) {
    const marker = bytes.readUInt8(at + 1);
    const length = bytes.readUInt16BE(at + 2);
    const isColours = (marker === 0xe0 && length === 16) || (marker === 0xee && length === 14);
    // The profile that Chromium writes, or Windows.
    const isProfile = marker === 0xe2 && (length === 472 || length === 3160);
    if (!BEFORE_DATA.includes(marker) && !isColours && !isProfile) found.push(`segment ${marker.toString(16)}`);
    at += 2 + length;
    if (marker !== 0xda) continue;
    const isData = () => bytes[at] !== 0xff || bytes[at + 1] === 0 || ((bytes[at + 1] ?? 0) & 0xf8) === 0xd0;
    while (at < bytes.length && isData()) at += 1;
  }
  if (at + 2 !== bytes.length) found.push(`${bytes.length - at - 2} bytes behind the end`);
  return found;
}

function strangersInPng(bytes: Buffer): string[] {
  const found: string[] = [];
  let at = 8;
  while (at < bytes.length) {
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (!PNG_CHUNKS.includes(type)) found.push(type);
    at += 12 + bytes.readUInt32BE(at);
    if (type === 'IEND') break;
  }
  if (at !== bytes.length) found.push(`${bytes.length - at} bytes behind the end`);
  return found;
}
