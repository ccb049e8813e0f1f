import fc from 'fast-check';
import type { Original, PictureProblem } from '../../shared/picture/picture.ts';
import {
  appSegment,
  cutTo,
  exifSegment,
  headersOnly,
  plainJpegs,
  progressiveJpeg,
  type SampleJpeg,
  withBetween,
  withFirst,
  withFrameFirst,
  withoutEnd,
  withTwelveBits,
} from './jpeg.ts';
import { animatedPng, bombOf, lastDataOf, type PngToMake, pngChunks, pngOf, rowsIn } from './png.ts';

/** What is right for a file: taken as the picture that is seen, or refused with its reason. */
export type Right =
  | {
      readonly kind: 'taken';
      readonly width: number;
      readonly height: number;
      readonly isPartial: boolean;
      /** What has to be done to it before it is sent; `stripped` where there may be nothing to leave out. */
      readonly change: Original['change'];
    }
  | { readonly kind: 'refused'; readonly problem: PictureProblem };

export interface GeneratedFile {
  readonly what: string;
  readonly name: string;
  readonly bytes: Buffer;
  readonly right: Right;
}

const taken = (
  { width, height, name }: Partial<SampleJpeg> & Pick<SampleJpeg, 'width' | 'height'>,
  isPartial = false,
  // Of four colours there are as many kinds as there are presses.
  change: Original['change'] = name === 'cmyk.jpg' ? 'redrawn' : 'stripped',
): Right => ({
  kind: 'taken',
  width,
  height,
  isPartial,
  change,
});
const refused = (problem: PictureProblem): Right => ({ kind: 'refused', problem });
const jpeg = (what: string, bytes: Buffer, right: Right): GeneratedFile => ({ what, name: 'face.jpg', bytes, right });
const png = (what: string, bytes: Buffer, right: Right): GeneratedFile => ({ what, name: 'face.png', bytes, right });

const plain = fc.constantFrom(...plainJpegs);
const noise = (least: number, most: number) =>
  fc.uint8Array({ minLength: least, maxLength: most }).map((bytes) => Buffer.from(bytes));
/** Where nothing in it can be taken for a marker. */
const stray = fc
  .array(fc.integer({ min: 0, max: 0xfe }), { minLength: 1, maxLength: 20 })
  .map((bytes) => Buffer.from(bytes));
/** So that something is left, and something is missing. */
const share = fc.double({ min: 0.35, max: 0.9, noNaN: true });

const turned = fc
  .record({
    sample: plain,
    orientation: fc.integer({ min: 1, max: 8 }),
    directoryAt: fc.integer({ min: 8, max: 60 }),
    isLittleEndian: fc.boolean(),
  })
  .map(({ sample, ...exif }) => {
    const { width, height } = sample;
    const isSideways = exif.orientation >= 5;
    const seen = isSideways ? { width: height, height: width } : { width, height };
    const what = `orientation ${exif.orientation}, directory at ${exif.directoryAt}`;
    const change = exif.orientation === 1 && sample.name !== 'cmyk.jpg' ? 'stripped' : 'redrawn';
    return jpeg(what, withFirst(sample.bytes, exifSegment(exif)), taken(seen, false, change));
  });

const soundJpeg = fc.oneof(
  turned,
  fc.constant(jpeg('progressive', progressiveJpeg.bytes, taken(progressiveJpeg))),
  plain.map((sample) => jpeg(sample.name, sample.bytes, taken(sample))),
  fc
    .record({ sample: plain, fill: fc.integer({ min: 1, max: 40 }), at: fc.nat(20) })
    .map(({ sample, fill, at }) =>
      jpeg('fill bytes before a marker', withBetween(sample.bytes, Buffer.alloc(fill, 0xff), at), taken(sample)),
    ),
  fc.record({ sample: plain, bytes: stray, at: fc.nat(20) }).map(({ sample, bytes, at }) => {
    const file = withBetween(sample.bytes, bytes, at);
    // Right behind the start they undo the signature, by which a JPEG is known.
    const isSigned = file[2] === 0xff;
    return jpeg('stray bytes between segments', file, isSigned ? taken(sample) : refused('unknownFormat'));
  }),
  plain.map((sample) => jpeg('frame header first', withFrameFirst(sample.bytes), taken(sample))),
  plain.map((sample) => jpeg('no end marker', withoutEnd(sample.bytes), taken(sample))),
  fc
    .record({ sample: plain, bytes: noise(1, 3000) })
    .map(({ sample, bytes }) => jpeg('bytes behind the end', Buffer.concat([sample.bytes, bytes]), taken(sample))),
  fc
    .record({ sample: plain, number: fc.integer({ min: 2, max: 13 }), bytes: noise(0, 300) })
    .map(({ sample, number, bytes }) =>
      jpeg('a segment of an application', withFirst(sample.bytes, appSegment(number, bytes)), taken(sample)),
    ),
  fc
    .record({ sample: plain, missingEntries: fc.integer({ min: 1, max: 9 }) })
    .map(({ sample, missingEntries }) =>
      jpeg(
        'EXIF that runs out',
        withFirst(sample.bytes, exifSegment({ orientation: 1, missingEntries })),
        taken(sample),
      ),
    ),
  fc
    .record({ sample: plain, bytes: noise(0, 60) })
    .map(({ sample, bytes }) =>
      jpeg(
        'EXIF of nonsense',
        withFirst(sample.bytes, appSegment(1, Buffer.concat([Buffer.from('Exif\0\0'), bytes]))),
        taken(sample),
      ),
    ),
);

const halfJpeg = fc
  .record({ sample: plain, share, hasEnd: fc.boolean() })
  .map(({ sample, share, hasEnd }) =>
    jpeg(
      `cut to ${share.toFixed(2)}${hasEnd ? ', end marked' : ''}`,
      cutTo(sample.bytes, share, hasEnd),
      taken(sample, true),
    ),
  );

const noJpeg = fc.oneof(
  plain.map((sample) => jpeg('headers only', headersOnly(sample.bytes), refused('undecodable'))),
  plain
    .filter(({ name }) => name !== 'cmyk.jpg')
    .map((sample) => jpeg('twelve bits a sample', withTwelveBits(sample.bytes), refused('undecodable'))),
  stray.map((bytes) =>
    jpeg('nonsense', Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), bytes]), refused('undecodable')),
  ),
  fc.constant(jpeg('nothing', Buffer.alloc(0), refused('empty'))),
  fc.constant(jpeg('words', Buffer.from('only words'), refused('unknownFormat'))),
  fc.constant(jpeg('a GIF of a header alone', Buffer.from('GIF89a\x01\x00\x01\x00'), refused('undecodable'))),
);

const anyPng: fc.Arbitrary<Required<PngToMake>> = fc.record({
  width: fc.integer({ min: 9, max: 300 }),
  height: fc.integer({ min: 9, max: 300 }),
  colorType: fc.constantFrom(0, 2, 3, 4, 6),
  depth: fc.constant(8),
  isInterlaced: fc.boolean(),
  pieces: fc.integer({ min: 1, max: 5 }),
});

const soundPng = fc.oneof(
  anyPng.map((wanted) => png(`colour type ${wanted.colorType}`, pngOf(pngChunks(wanted)), taken(wanted))),
  anyPng.map((wanted) => {
    const deep = { ...wanted, depth: 16, colorType: wanted.colorType === 3 ? 2 : wanted.colorType } as const;
    return png('sixteen bits a sample', pngOf(pngChunks(deep)), taken(wanted));
  }),
  anyPng.map((wanted) => {
    const chunks = pngChunks({ ...wanted, pieces: 1 }).map((chunk) => ({ ...chunk, isMarred: chunk.type === 'IDAT' }));
    return png('a wrong checksum', pngOf(chunks), taken(wanted));
  }),
  anyPng.map((wanted) => png('no end', pngOf(pngChunks(wanted).filter(({ type }) => type !== 'IEND')), taken(wanted))),
);

/** Of so few rows nobody can tell whether a decoder shows any. */
const FEWEST_ROWS = 1 / 24;

const halfPng = fc
  .record({ wanted: anyPng, share })
  .map(({ wanted, share }) => {
    const whole = pngOf(pngChunks({ ...wanted, isInterlaced: false, pieces: 1 }));
    const { start, end } = lastDataOf(whole);
    const bytes = whole.subarray(0, start + Math.floor((end - start) * share));
    return { wanted, share, bytes, rows: rowsIn(bytes.subarray(start), wanted) };
  })
  .filter(({ rows, wanted }) => rows < 1 || (rows >= 2 && rows >= wanted.height * FEWEST_ROWS))
  .map(({ wanted, share, bytes, rows }) =>
    png(`cut to ${share.toFixed(2)}`, bytes, rows < 1 ? refused('undecodable') : taken(wanted, true)),
  );

const noPng = fc.oneof(
  anyPng.map((wanted) => png('an animation', animatedPng(wanted), taken(wanted, false, 'firstOfAnimation'))),
  fc
    .record({ width: fc.integer({ min: 8001, max: 30_000 }), height: fc.integer({ min: 8001, max: 30_000 }) })
    .map(({ width, height }) => png('a bomb', bombOf(width, height), refused('tooManyPixels'))),
  anyPng.map((wanted) => png('a header alone', pngOf(pngChunks(wanted).slice(0, 1)), refused('undecodable'))),
  fc.constant(png('a signature alone', pngOf([]), refused('undecodable'))),
);

/** Every kind, the sound ones most often. */
export const generatedFile: fc.Arbitrary<GeneratedFile> = fc.oneof(
  { arbitrary: soundJpeg, weight: 6 },
  { arbitrary: halfJpeg, weight: 2 },
  { arbitrary: noJpeg, weight: 2 },
  { arbitrary: soundPng, weight: 3 },
  { arbitrary: halfPng, weight: 1 },
  { arbitrary: noPng, weight: 2 },
);
