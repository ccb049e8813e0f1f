import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../../tests/counts.ts';
import { bombOf, pngChunks, pngOf } from '../../../tests/pictures/png.ts';
import { readPictureHeader } from './picture-header.ts';

const portrait = readFileSync(join(import.meta.dirname, '../../../resources/practice/asha-1.jpg'));
const read = (bytes: Uint8Array, byteLength = bytes.byteLength) => readPictureHeader(bytes, byteLength);
const refused = (error: string) => ({ ok: false, error });

describe('a picture', () => {
  it('is known by its content', () => {
    expect(read(portrait)).toEqual({ ok: true, value: { format: 'jpeg', size: { width: 600, height: 800 } } });
    const png = pngOf(pngChunks({ width: 31, height: 17 }));
    expect(read(png)).toEqual({ ok: true, value: { format: 'png', size: { width: 31, height: 17 } } });
  });

  it('may have up to 5,000,000 bytes', () => {
    expect(read(Buffer.concat([portrait, Buffer.alloc(5_000_000 - portrait.byteLength)])).ok).toBe(true);
    expect(read(Buffer.concat([portrait, Buffer.alloc(5_000_001 - portrait.byteLength)]))).toEqual(
      refused('tooManyBytes'),
    );
    expect(read(portrait, 6_000_000)).toEqual(refused('tooManyBytes'));
  });

  it('is refused by the pixels that its header promises, however small its file', () => {
    expect(read(bombOf(20_000, 20_000))).toEqual(refused('tooManyPixels'));
    expect(read(bombOf(8_000, 8_000)).ok).toBe(true);
  });

  it.each([
    ['nothing', Buffer.alloc(0), 'empty'],
    ['text', Buffer.from('not a picture at all'), 'unknownFormat'],
    ['a GIF', Buffer.from('GIF89a\x01\x00\x01\x00'), 'unknownFormat'],
    ['a WebP', Buffer.from('RIFF\x24\0\0\0WEBPVP8 '), 'unknownFormat'],
    ['a HEIC', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic'), 'unknownFormat'],
  ])('is not %s', (_what, bytes, problem) => expect(read(bytes)).toEqual(refused(problem)));

  it.each([
    ['a JPEG’s first bytes alone', portrait.subarray(0, 4), 'jpeg'],
    ['a JPEG cut off in its headers', portrait.subarray(0, 100), 'jpeg'],
    ['a PNG’s signature alone', bombOf(3, 3).subarray(0, 8), 'png'],
    ['a PNG of no width', bombOf(0, 3), 'png'],
  ])('may be more than this reader understands, which is for a decoder to say: %s', (_what, bytes, format) =>
    expect(read(bytes)).toEqual({ ok: true, value: { format, size: null } }),
  );

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
      expect(read(bytes)).toMatchObject({ value: { size: null } });
    }
  });
});
