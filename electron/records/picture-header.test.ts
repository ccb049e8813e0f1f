import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../tests/counts.ts';
import { readPictureHeader } from './picture-header.ts';

const portrait = readFileSync(join(import.meta.dirname, '../../resources/practice/asha-1.jpg'));
const read = (bytes: Uint8Array, byteLength = bytes.byteLength) => readPictureHeader(bytes, byteLength);
const refused = (error: string) => ({ ok: false, error });

describe('a picture', () => {
  it('is known by its content', () => {
    expect(read(portrait)).toMatchObject({ ok: true, value: { format: 'jpeg', width: 600, height: 800 } });
    expect(read(png(31, 17))).toEqual({ ok: true, value: { format: 'png', width: 31, height: 17 } });
  });

  it('that a camera wrote on its side has the size in which it is seen', () => {
    for (const orientation of [1, 2, 3, 4]) {
      expect(read(turned(orientation))).toMatchObject({ value: { width: 600, height: 800 } });
    }
    for (const orientation of [5, 6, 7, 8]) {
      expect(read(turned(orientation))).toMatchObject({ value: { width: 800, height: 600 } });
    }
  });

  it('may have up to 5,000,000 bytes', () => {
    expect(read(Buffer.concat([portrait, Buffer.alloc(5_000_000 - portrait.byteLength)])).ok).toBe(true);
    expect(read(Buffer.concat([portrait, Buffer.alloc(5_000_001 - portrait.byteLength)]))).toEqual(
      refused('tooManyBytes'),
    );
    expect(read(portrait, 6_000_000)).toEqual(refused('tooManyBytes'));
  });

  it('is refused by the pixels that its header promises, however small its file', () => {
    expect(read(png(20_000, 20_000))).toEqual(refused('tooManyPixels'));
    expect(read(png(8_000, 8_000)).ok).toBe(true);
  });

  it.each([
    ['nothing', Buffer.alloc(0), 'empty'],
    ['text', Buffer.from('not a picture at all'), 'notJpegOrPng'],
    ['a GIF', Buffer.from('GIF89a\x01\x00\x01\x00'), 'notJpegOrPng'],
    ['a WebP', Buffer.from('RIFF\x24\0\0\0WEBPVP8 '), 'notJpegOrPng'],
    ['a HEIC', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic'), 'notJpegOrPng'],
    ['a JPEG’s first bytes alone', portrait.subarray(0, 4), 'damaged'],
    ['a JPEG cut off in its headers', portrait.subarray(0, 100), 'damaged'],
    ['a PNG’s signature alone', png(3, 3).subarray(0, 8), 'damaged'],
    ['a PNG of no width', png(0, 3), 'damaged'],
  ])('is not %s', (_what, bytes, problem) => expect(read(bytes)).toEqual(refused(problem)));

  it('never throws, and never takes long, whatever follows the signature', () => {
    const start = fc.constantFrom(
      [0xff, 0xd8, 0xff],
      [0xff, 0xd8, 0xff, 0xe1],
      [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    );
    fc.assert(
      fc.property(start, fc.uint8Array({ maxLength: 400 }), (signature, noise) => {
        expect(typeof read(Buffer.concat([Buffer.from(signature), noise])).ok).toBe('boolean');
      }),
      { numRuns: runs(20_000, 2_000) },
    );
    for (const filling of [0x00, 0x01, 0xff]) {
      const bytes = Buffer.alloc(5_000_000, filling);
      bytes.set([0xff, 0xd8, 0xff, 0xe0]);
      expect(read(bytes)).toEqual(refused('damaged'));
    }
  });
});

/** A PNG of one colour type whose header says this size; only its header is true. */
function png(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const chunk = (type: string, content: Buffer) => {
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(content.byteLength, 0);
    frame.write(type, 4);
    return Buffer.concat([frame, content, Buffer.alloc(4)]);
  };
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(10))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The portrait with an EXIF segment that holds an orientation and nothing else. */
function turned(orientation: number): Buffer {
  const exif = Buffer.from([
    0xff,
    0xe1,
    0,
    34,
    ...Buffer.from('Exif\0\0MM\0*'),
    0,
    0,
    0,
    8,
    0,
    1,
    0x01,
    0x12,
    0,
    3,
    0,
    0,
    0,
    1,
    0,
    orientation,
    0,
    0,
    0,
    0,
    0,
    0,
  ]);
  return Buffer.concat([portrait.subarray(0, 2), exif, portrait.subarray(2)]);
}
