import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Pictures of kinds that no vendor takes, each a few pixels of one colour but for the AVIF. */

/** 60 × 80 pixels of a drawn portrait. */
export const avif = readFileSync(join(import.meta.dirname, 'small.avif'));

/** Twenty-four bits a pixel, the lowest row first (Windows' BITMAPINFOHEADER). */
export function bmp(width: number, height: number): Buffer {
  const row = Math.ceil((width * 3) / 4) * 4;
  const file = Buffer.alloc(54 + row * height, 0x60);
  file.fill(0, 0, 54);
  file.write('BM', 0);
  file.writeUInt32LE(file.length, 2);
  file.writeUInt32LE(54, 10);
  file.writeUInt32LE(40, 14);
  file.writeInt32LE(width, 18);
  file.writeInt32LE(height, 22);
  file.writeUInt16LE(1, 26);
  file.writeUInt16LE(24, 28);
  return file;
}

/** The same, with the header that OS/2 wrote (BITMAPCOREHEADER). */
export function oldBmp(width: number, height: number): Buffer {
  const { length } = bmp(width, height);
  const file = Buffer.concat([Buffer.alloc(26), bmp(width, height).subarray(54)]);
  file.write('BM', 0);
  file.writeUInt32LE(length - 28, 2);
  file.writeUInt32LE(26, 10);
  file.writeUInt32LE(12, 14);
  file.writeUInt16LE(width, 18);
  file.writeUInt16LE(height, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt16LE(24, 24);
  return file;
}

/** Of one colour each, black first, then white (GIF89a). */
export function gif(size: 1 | 2 | 3, pictures: 1 | 2): Buffer {
  const header = Buffer.concat([
    Buffer.from('GIF89a'),
    Buffer.from([size, 0, size, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255]),
  ]);
  const picture = (colour: 0 | 1) => {
    // Codes of three bits: clear, a colour for each pixel, end; cleared again before they would grow.
    const codes = Array.from({ length: size * size }, () => [4, colour]).flat();
    return Buffer.concat([Buffer.from([0x2c, 0, 0, 0, 0, size, 0, size, 0, 0, 2]), lzw([...codes, 5])]);
  };
  const all = pictures === 1 ? [picture(0)] : [picture(0), picture(1)];
  return Buffer.concat([header, ...all, Buffer.from([0x3b])]);
}

/** One that promises a single pixel, and has a picture of so many across and down. */
export function gifBeyondItsScreen(size: number): Buffer {
  const file = gif(1, 1);
  const descriptor = file.indexOf(0x2c, 13);
  file.writeUInt16LE(size, descriptor + 5);
  file.writeUInt16LE(size, descriptor + 7);
  return file;
}

function lzw(codes: readonly number[]): Buffer {
  const bits = codes.flatMap((code) => [code & 1, (code >> 1) & 1, (code >> 2) & 1]);
  const bytes = Array.from({ length: Math.ceil(bits.length / 8) }, (_, index) =>
    bits.slice(8 * index, 8 * index + 8).reduce((sum, bit, place) => sum + (bit << place), 0),
  );
  return Buffer.from([bytes.length, ...bytes, 0]);
}
