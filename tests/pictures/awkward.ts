import { deflateSync } from 'node:zlib';
import {
  cutTo,
  multiPictureOf,
  plainJpegs,
  portraitJpeg,
  progressiveJpeg,
  withArithmeticCodes,
  withTwelveBits,
} from './jpeg.ts';
import { avif, bmp, gif, gifBeyondItsScreen, oldBmp } from './others.ts';
import { animatedPng, bombOf, pngChunks, pngOf } from './png.ts';

/** A file that some agent has, and what the well says of it. */
export interface AwkwardFile {
  readonly what: string;
  readonly bytes: Buffer;
  readonly says: RegExp;
  readonly isRefused?: boolean;
}

const PARTIAL = /lower part of this picture is missing/;
const UNDECODABLE = /can't be shown/;
const TOO_MANY_PIXELS = /too many pixels/;

const cut = (bytes: Buffer, share: number) => bytes.subarray(0, Math.floor(bytes.length * share));
const small = { width: 60, height: 80 } as const;
const refused = (what: string, bytes: Buffer, says: RegExp): AwkwardFile => ({ what, bytes, says, isRefused: true });

/** Those of which a small file is enough; a few are made large where it matters. */
export function awkwardFiles(): readonly AwkwardFile[] {
  const cmyk = plainJpegs.find(({ name }) => name === 'cmyk.jpg')?.bytes ?? Buffer.alloc(0);
  const marred = pngChunks(small).map((chunk) => ({ ...chunk, isMarred: chunk.type === 'IDAT' }));
  return [
    { what: 'CMYK, as Adobe inverts it', bytes: cmyk, says: /150 × 200 px.*Made from JPEG/s },
    { what: 'a progressive JPEG', bytes: progressiveJpeg.bytes, says: /150 × 200 px/ },
    { what: 'half a JPEG', bytes: cutTo(portraitJpeg.bytes, 0.5, false), says: PARTIAL },
    {
      what: 'a JPEG with a megabyte behind it',
      bytes: Buffer.concat([portraitJpeg.bytes, Buffer.alloc(1_000_000, 7)]),
      says: /600 × 800 px.*Sent without/s,
    },
    {
      what: 'a JPEG of two views (MPO)',
      bytes: multiPictureOf(portraitJpeg.bytes, progressiveJpeg.bytes),
      says: /First of several pictures in one file: JPEG, 600 × 800 px/,
    },
    {
      what: 'a JPEG with its preview behind it',
      bytes: multiPictureOf(portraitJpeg.bytes, progressiveJpeg.bytes, 0x010001),
      says: /600 × 800 px.*Sent without/s,
    },
    refused('a JPEG of twelve bits', withTwelveBits(portraitJpeg.bytes), UNDECODABLE),
    refused('a JPEG of arithmetic codes', withArithmeticCodes(portraitJpeg.bytes), UNDECODABLE),
    { what: 'an AVIF', bytes: avif, says: /60 × 80 px.*Made from AVIF/s },
    { what: 'a bitmap', bytes: bmp(30, 20), says: /30 × 20 px.*Made from BMP/s },
    { what: 'a bitmap of OS/2', bytes: oldBmp(30, 20), says: /30 × 20 px.*Made from BMP/s },
    { what: 'a GIF', bytes: gif(3, 1), says: /3 × 3 px.*Made from GIF/s },
    { what: 'an animated GIF', bytes: gif(2, 2), says: /First picture of an animation: GIF, 2 × 2 px/ },
    { what: 'an animated PNG', bytes: animatedPng(small), says: /60 × 80 px.*First picture of an animation: PNG/s },
    { what: 'a PNG of 16 bits', bytes: pngOf(pngChunks({ ...small, depth: 16 })), says: /60 × 80 px/ },
    { what: 'an interlaced PNG', bytes: pngOf(pngChunks({ ...small, isInterlaced: true })), says: /60 × 80 px/ },
    { what: 'a PNG with a wrong checksum', bytes: pngOf(marred), says: /60 × 80 px/ },
    {
      what: 'a PNG whose colour profile is a bomb',
      bytes: pngOf([...pngChunks(small).slice(0, 1), profileBomb(), ...pngChunks(small).slice(1)]),
      says: /60 × 80 px.*Made from PNG/s,
    },
    { what: 'half a large PNG', bytes: cut(largePng(), 0.7), says: PARTIAL },
    refused('a header that promises 3.6 billion pixels', bombOf(60_000, 60_000), TOO_MANY_PIXELS),
    refused('a bitmap that promises as many', promising(bmp(4, 4), 60_000), TOO_MANY_PIXELS),
    refused('a GIF larger than it says', gifBeyondItsScreen(20_000), TOO_MANY_PIXELS),
    { what: 'a single pixel', bytes: pngOf(pngChunks({ width: 1, height: 1 })), says: /1 × 1 px/ },
    refused('nothing', Buffer.alloc(0), /The file is empty/),
    refused('a HEIC', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), /Most compatible/),
  ];
}

/** 300 megabytes of nothing. */
function profileBomb() {
  return { type: 'iCCP', data: Buffer.concat([Buffer.from('x\0\0'), deflateSync(Buffer.alloc(300_000_000))]) };
}

/** Beyond what is sent as it is, and none of its rows like another. */
function largePng(): Buffer {
  const rows = pngChunks({ width: 2000, height: 1500 });
  const noise = Buffer.alloc(1500 * (1 + 3 * 2000));
  for (let at = 0, state = 1; at < noise.length; at += 1) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    noise[at] = at % 6001 === 0 ? 0 : state >> 16;
  }
  const data = deflateSync(noise, { level: 0 });
  return pngOf(rows.map((chunk) => (chunk.type === 'IDAT' ? { ...chunk, data } : chunk)));
}

function promising(bitmap: Buffer, side: number): Buffer {
  bitmap.writeInt32LE(side, 18);
  bitmap.writeInt32LE(side, 22);
  return bitmap;
}
