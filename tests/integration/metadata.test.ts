import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPartialJpeg, jpegSize } from '../../renderer/sight/partial-jpeg.ts';
import { readPng } from '../../renderer/sight/png.ts';
import { fileKindOf, sizeBeforeDecoding } from '../../renderer/sight/preparing/file-kind.ts';
import { needsRedrawing, withoutMetadata } from '../../renderer/sight/preparing/metadata.ts';
import { withRightSums } from '../../renderer/sight/preparing/png-sums.ts';
import { runs } from '../counts.ts';
import { generatedFile } from '../pictures/generated.ts';
import { appSegment, exifSegment, portraitJpeg, withFirst } from '../pictures/jpeg.ts';
import { bmp, oldBmp } from '../pictures/others.ts';
import { pngChunks, pngOf } from '../pictures/png.ts';

/** What a picture carries beside itself: none of it leaves the computer. */

const bare = (bytes: Uint8Array, format: 'jpeg' | 'png') =>
  Buffer.from(withoutMetadata(Uint8Array.from(bytes), format));
const noise = fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes));
const comment = (bytes: Buffer) => Buffer.concat([Buffer.from([0xff, 0xfe, 0, bytes.length + 2]), bytes]);

/** Read here by a walk of its own: every marker before the coded data. */
function markersOf(jpeg: Buffer): number[] {
  const markers: number[] = [];
  for (let at = 2; jpeg[at] === 0xff; at += 2 + jpeg.readUInt16BE(at + 2)) {
    markers.push(jpeg.readUInt8(at + 1));
    if (markers.at(-1) === 0xda) break;
  }
  return markers;
}

describe('what a camera or an editor wrote beside a picture', () => {
  it('is gone from a JPEG, whose own bytes are untouched, and from behind its end', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 15 }), noise, noise, noise, (number, app, words, behind) => {
        const file = withFirst(withFirst(portraitJpeg.bytes, appSegment(number, app)), comment(words.subarray(0, 200)));
        expect(bare(Buffer.concat([file, behind]), 'jpeg').equals(portraitJpeg.bytes)).toBe(true);
      }),
      { numRuns: runs(2_000, 200) },
    );
  });

  it('is gone also from behind what says how the colours are coded, and from a marker that nobody uses', () => {
    const unused = Buffer.concat([Buffer.from([0xff, 0xf0, 0, 8]), Buffer.from('secret')]);
    expect(bare(withFirst(portraitJpeg.bytes, unused), 'jpeg').equals(portraitJpeg.bytes)).toBe(true);
    const adobe = Buffer.from('Adobe\0\x64\0\0\0\0\x01');
    const file = withFirst(portraitJpeg.bytes, appSegment(14, Buffer.concat([adobe, Buffer.from('secret')])));
    expect(bare(file, 'jpeg').equals(withFirst(portraitJpeg.bytes, appSegment(14, adobe)))).toBe(true);
  });

  it('is gone also where it is a profile of usual colours, whose texts may name anybody', () => {
    const profile = appSegment(2, Buffer.from('ICC_PROFILE\0\x01\x01....sRGB IEC61966-2.1 by somebody'));
    expect(bare(withFirst(portraitJpeg.bytes, profile), 'jpeg').equals(portraitJpeg.bytes)).toBe(true);
  });

  it('is gone from a PNG: texts, times, EXIF, what nobody knows, and from behind its end', () => {
    const wanted = { width: 20, height: 30, colorType: 2, depth: 8, isInterlaced: false, pieces: 2 } as const;
    const [header, ...rest] = pngChunks(wanted);
    if (!header) throw new Error('a PNG begins with its header');
    fc.assert(
      fc.property(
        fc.constantFrom('tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME', 'pHYs', 'caBX', 'prVt', 'PRIV'),
        noise,
        noise,
        (type, data, behind) => {
          const file = pngOf([header, { type, data }, ...rest]);
          expect(bare(Buffer.concat([file, behind]), 'png').equals(pngOf([header, ...rest]))).toBe(true);
        },
      ),
      { numRuns: runs(1_000, 100) },
    );
  });

  it('is left out of whatever comes, once and for all, and nothing of the picture is', () => {
    fc.assert(
      fc.property(generatedFile, ({ bytes, right, what }) => {
        if (right.kind === 'refused' || right.change !== 'stripped') return;
        const format = fileKindOf(bytes) === 'png' ? 'png' : 'jpeg';
        const left = bare(bytes, format);
        expect(bare(left, format).equals(left), what).toBe(true);
        expect(sizeBeforeDecoding(left, format), what).toEqual(sizeBeforeDecoding(bytes, format));
        const isPartial = format === 'png' ? readPng(left).isPartial : isPartialJpeg(left);
        expect(isPartial, what).toBe(right.isPartial);
        if (format === 'jpeg')
          for (const marker of markersOf(left))
            expect([0xe0, 0xe2, 0xee, 0xdb, 0xdd, 0xc4, 0xc0, 0xc1, 0xc2, 0xda]).toContain(marker);
      }),
      { numRuns: runs(2_000, 200) },
    );
  });

  it('is a reason to draw the picture anew only where it says which way up it is, or what its colours mean', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 8 }),
        fc.boolean(),
        fc.integer({ min: 8, max: 60 }),
        (orientation, isLittleEndian, directoryAt) => {
          const file = withFirst(portraitJpeg.bytes, exifSegment({ orientation, isLittleEndian, directoryAt }));
          expect(needsRedrawing(file, 'jpeg')).toBe(orientation !== 1);
        },
      ),
    );
    const profile = (name: string) => appSegment(2, Buffer.from(`ICC_PROFILE\0\x01\x01....${name}`));
    expect(needsRedrawing(withFirst(portraitJpeg.bytes, profile('Display P3')), 'jpeg')).toBe(true);
    expect(needsRedrawing(withFirst(portraitJpeg.bytes, profile('sRGB IEC61966-2.1')), 'jpeg')).toBe(false);
    expect(needsRedrawing(withFirst(portraitJpeg.bytes, profile('\0s\0R\0G\0B')), 'jpeg')).toBe(false);
    expect(needsRedrawing(withFirst(portraitJpeg.bytes, profile('Linear sRGB')), 'jpeg')).toBe(true);
  });

  it('is a reason to draw a PNG anew where its numbers mean other colours than those that are taken for granted', () => {
    const [header, ...rest] = pngChunks({ width: 20, height: 30 });
    if (!header) throw new Error('a PNG begins with its header');
    const numbers = (type: string, ...values: readonly number[]) => {
      const data = Buffer.alloc(4 * values.length);
      for (const [index, value] of values.entries()) data.writeUInt32BE(value, 4 * index);
      return pngOf([header, { type, data }, ...rest]);
    };
    expect(needsRedrawing(numbers('gAMA', 45_455), 'png')).toBe(false);
    expect(needsRedrawing(numbers('gAMA', 100_000), 'png')).toBe(true);
    const standard = [31_270, 32_900, 64_000, 33_000, 30_000, 60_000, 15_000, 6_000];
    expect(needsRedrawing(numbers('cHRM', ...standard), 'png')).toBe(false);
    expect(needsRedrawing(numbers('cHRM', ...standard.with(2, 68_000)), 'png')).toBe(true);
  });

  it.each([
    ['a JPEG', 'jpeg', [0xff, 0xd8], [0xff, 0xdb, 0, 2]],
    [
      'a PNG',
      'png',
      [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
      [0, 0, 0, 0, 0x49, 0x44, 0x41, 0x54, 0, 0, 0, 0],
    ],
  ] as const)(
    'is not looked for to the end of %s that is nothing but beginnings of it',
    (_what, format, start, part) => {
      const file = new Uint8Array(5_000_000);
      file.set(start);
      for (let at = start.length; at + part.length <= file.length; at += part.length) file.set(part, at);
      expect(needsRedrawing(file, format)).toBe(false);
      // To its end a file of 50 MB would take half a minute, and more memory than a page has.
      expect(withoutMetadata(file, format).length).toBeLessThan(2_000_000);
    },
  );

  it('leaves a picture without any as it is, the very same bytes', () => {
    const file = Uint8Array.from(portraitJpeg.bytes);
    expect(withoutMetadata(file, 'jpeg')).toBe(file);
  });
});

it('mends the checksums of a PNG, of whole chunks alone', () => {
  const chunks = pngChunks({ width: 20, height: 30, pieces: 3 });
  const right = pngOf(chunks);
  const mended = (bytes: Uint8Array) => Buffer.from(withRightSums(Uint8Array.from(bytes)));
  expect(mended(pngOf(chunks.map((chunk) => ({ ...chunk, isMarred: true }))))).toEqual(right);
  expect(mended(right.subarray(0, -20))).toEqual(right.subarray(0, -20));
});

describe('what a file is', () => {
  it.each([
    ['a HEIC of a phone', '\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'heic'],
    ['a HEIF of another brand first', '\0\0\0\x1cftypmif1\0\0\0\0heicmiaf', 'heic'],
    ['an AVIF', '\0\0\0\x1cftypavif\0\0\0\0mif1miaf', 'avif'],
    ['an AVIF of another brand first', '\0\0\0\x1cftypmif1\0\0\0\0avifmiaf', 'avif'],
    ['a film', '\0\0\0\x18ftypisom\0\0\0\0mp42', 'unknown'],
    ['a GIF', 'GIF89a', 'gif'],
    ['a text that begins like a bitmap', 'BM is short for it', 'unknown'],
    ['nothing', '', 'unknown'],
  ])('is told by its content: %s', (_what, text, kind) => {
    expect(fileKindOf(Buffer.from(text, 'latin1'))).toBe(kind);
  });

  it('is measured before it is decoded, an old bitmap too', () => {
    expect(sizeBeforeDecoding(bmp(30, 20), 'bmp')).toEqual({ width: 30, height: 20 });
    expect(sizeBeforeDecoding(oldBmp(30, 20), 'bmp')).toEqual({ width: 30, height: 20 });
  });

  it('is nothing that can end the program, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 200 }),
        fc.constantFrom('GIF89a', 'RIFF....WEBPVP8X', 'BM', '\0\0\0\x18ftypavif'),
        (bytes, start) => {
          const file = Buffer.concat([Buffer.from(start, 'latin1'), bytes]);
          const kind = fileKindOf(file);
          if (kind === 'unknown' || kind === 'heic') return;
          const size = sizeBeforeDecoding(file, kind);
          expect(size === null || (size.width > 0 && size.height > 0)).toBe(true);
        },
      ),
      { numRuns: runs(5_000, 500) },
    );
    expect(jpegSize(new Uint8Array())).toBeNull();
  });
});
