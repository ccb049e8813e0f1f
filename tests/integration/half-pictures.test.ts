import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { constants, deflateSync, inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inflatedLength } from '../../renderer/sight/inflated-length.ts';
import { isPartialJpeg } from '../../renderer/sight/partial-jpeg.ts';
import { hasSeveralPictures, missingPngEnd, readPng } from '../../renderer/sight/png.ts';
import { runs } from '../counts.ts';
import { generatedFile } from '../pictures/generated.ts';
import { jpegOfParts, partsOf, plainJpegs, progressiveJpeg } from '../pictures/jpeg.ts';
import { animatedPng, pngChunks, pngOf } from '../pictures/png.ts';

/** Before it nobody knows how many rows there are. */
const HEADER_END = 29;
/** What ends a block early may be padding, and a last byte hold none of the last block's bits. */
const PADDING_BYTES = 2;

describe('half a JPEG', () => {
  it.each(plainJpegs)('is known wherever the coded data are cut: $name', ({ bytes }) => {
    const { segments, data } = partsOf(bytes);
    const end = fc.constantFrom(Buffer.alloc(0), Buffer.from([0xff, 0xd9]));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: data.length - PADDING_BYTES }), end, (length, behind) => {
        expect(isPartialJpeg(jpegOfParts({ segments, data: data.subarray(0, length) }, behind))).toBe(true);
      }),
      { numRuns: runs(2_000, 100) },
    );
  });

  it.each([...plainJpegs, progressiveJpeg])('is none that lacks its end marker alone: $name', ({ bytes }) => {
    expect(isPartialJpeg(bytes)).toBe(false);
    expect(isPartialJpeg(bytes.subarray(0, bytes.lastIndexOf(Buffer.from([0xff, 0xd9]))))).toBe(false);
  });

  it('is known of a progressive one where scans were never begun', () => {
    const { bytes } = progressiveJpeg;
    const lastScan = bytes.lastIndexOf(Buffer.from([0xff, 0xda]));
    fc.assert(
      fc.property(fc.integer({ min: 700, max: lastScan - 1 }), (length) => {
        expect(isPartialJpeg(bytes.subarray(0, length))).toBe(true);
      }),
      { numRuns: runs(1_000, 100) },
    );
  });

  it('is known of a progressive one wherever it is cut', () => {
    const { bytes } = progressiveJpeg;
    const end = bytes.lastIndexOf(Buffer.from([0xff, 0xd9]));
    fc.assert(
      fc.property(fc.integer({ min: 700, max: end - PADDING_BYTES - 1 }), fc.boolean(), (length, hasEnd) => {
        const cut = bytes.subarray(0, length);
        expect(isPartialJpeg(hasEnd ? Buffer.concat([cut, Buffer.from([0xff, 0xd9])]) : cut)).toBe(true);
      }),
      { numRuns: runs(5_000, 300) },
    );
  });

  it('is looked for in anything without an end or a fault', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), fc.nat(plainJpegs[0]?.bytes.length ?? 0), (noise, at) => {
        const bytes = Buffer.from(plainJpegs[0]?.bytes ?? []);
        bytes.set(noise.subarray(0, bytes.length - at), at);
        expect(typeof isPartialJpeg(bytes)).toBe('boolean');
        expect(typeof isPartialJpeg(noise)).toBe('boolean');
      }),
      { numRuns: runs(10_000, 300) },
    );
  });
});

describe('half a PNG', () => {
  it('is known by the rows that its data unpack to', () => {
    const wanted = fc.record({
      width: fc.integer({ min: 1, max: 90 }),
      height: fc.integer({ min: 1, max: 90 }),
      colorType: fc.constantFrom(0, 2, 3, 4, 6),
      isInterlaced: fc.boolean(),
      pieces: fc.integer({ min: 1, max: 4 }),
    } as const);
    fc.assert(
      fc.property(wanted, fc.double({ min: 0, max: 1, noNaN: true }), (png, share) => {
        const whole = pngOf(pngChunks(png));
        expect(readPng(whole).isPartial).toBe(false);
        const cut = whole.subarray(0, Math.floor(whole.length * share));
        const rows = inflateSync(dataOf(whole)).length;
        expect(readPng(cut).isPartial).toBe(unpacked(dataOf(cut)) < rows && cut.length >= HEADER_END);
      }),
      { numRuns: runs(3_000, 200) },
    );
  });

  it('is given the end that it lacks, where its chunks are whole', () => {
    const whole = pngOf(pngChunks({ width: 20, height: 10, isInterlaced: true, pieces: 3 }));
    const ended = (bytes: Uint8Array) => Buffer.concat([bytes, missingPngEnd(bytes)]);
    const endless = whole.subarray(0, whole.length - 12);
    expect(ended(endless)).toEqual(whole);
    for (const asItIs of [whole, Buffer.concat([whole, Buffer.from('more')]), endless.subarray(0, -1)]) {
      expect(missingPngEnd(asItIs)).toHaveLength(0);
    }
  });

  it('is told apart from an animation', () => {
    const still = pngOf(pngChunks({ width: 20, height: 10 }));
    expect(hasSeveralPictures(animatedPng({ width: 20, height: 10 }))).toBe(true);
    expect(hasSeveralPictures(still)).toBe(false);
  });

  it('is counted as zlib unpacks it, cut off or not, without unpacking it', () => {
    const content = fc.oneof(
      fc.uint8Array({ maxLength: 5000 }),
      fc.array(fc.constantFrom(1, 2, 3), { maxLength: 5000 }).map((bytes) => Uint8Array.from(bytes)),
    );
    const options = fc.record({ level: fc.integer({ min: 0, max: 9 }), strategy: fc.integer({ min: 0, max: 4 }) });
    fc.assert(
      fc.property(content, options, fc.double({ min: 0, max: 1, noNaN: true }), (bytes, how, share) => {
        const packed = deflateSync(bytes, how);
        expect(inflatedLength(packed, 1e9)).toBe(bytes.length);
        const cut = packed.subarray(0, Math.floor(packed.length * share));
        expect(inflatedLength(cut, 1e9)).toBe(unpacked(cut));
      }),
      { numRuns: runs(5_000, 300) },
    );
    const bomb = deflateSync(Buffer.alloc(200_000_000));
    expect(inflatedLength(bomb, 1e9)).toBe(200_000_000);
  });
});

it('agrees with what is right for every generated file that is taken', () => {
  fc.assert(
    fc.property(generatedFile, ({ bytes, name, right, what }) => {
      if (right.kind === 'refused') return;
      const isPartial = name.endsWith('.png') ? readPng(bytes).isPartial : isPartialJpeg(bytes);
      expect(isPartial, what).toBe(right.isPartial);
    }),
    { numRuns: runs(2_000, 200) },
  );
});

const given = join(import.meta.dirname, '../../../shared/pictures');

it('is right of the pictures that went wrong', (context) => {
  context.skip(!existsSync(given), 'needs the pictures in ../shared/pictures, which are not on this machine');
  const read = (name: string) => readFileSync(join(given, name));
  expect(isPartialJpeg(read('truncated-half.jpg'))).toBe(true);
  for (const name of [
    'fill-bytes',
    'garbage-between',
    'sof-first',
    'exif-ifd-later-runs-out',
    'exif-o6-ifd-at-20',
    'no-eoi',
  ]) {
    expect(isPartialJpeg(read(`${name}.jpg`)), name).toBe(false);
  }
  expect(readPng(read('wrong-crc-idat.png')).isPartial).toBe(false);
  expect(hasSeveralPictures(read('apng-dev-then-asha.png'))).toBe(true);
});

function dataOf(png: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = png.indexOf('IDAT'); at >= 0; ) {
    const end = at + 4 + png.readUInt32BE(at - 4);
    parts.push(png.subarray(at + 4, end));
    at = png.toString('latin1', end + 8, end + 12) === 'IDAT' ? end + 8 : -1;
  }
  return Buffer.concat(parts);
}

/** How much zlib gets out of it. */
function unpacked(packed: Uint8Array): number {
  try {
    return inflateSync(packed, { finishFlush: constants.Z_SYNC_FLUSH }).length;
  } catch {
    return 0;
  }
}
