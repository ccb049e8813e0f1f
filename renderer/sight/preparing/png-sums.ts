import { pngChunks } from '../png.ts';

const SUM_BYTES = 4;
const LENGTH_BYTES = 4;

/** By the next byte (W3C: PNG, third edition, annex D). */
const SUMS = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte;
  for (let bit = 0; bit < 8; bit += 1) sum = (sum & 1) === 1 ? 0xedb88320 ^ (sum >>> 1) : sum >>> 1;
  return sum;
});

/** The same chunks, each with the checksum that it ought to have: behind a wrong one a decoder goes no further. */
export function withRightSums(png: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const mended = png.slice();
  const view = new DataView(mended.buffer);
  for (const { whole, data } of pngChunks(png)) {
    const sumAt = whole.byteOffset - png.byteOffset + 2 * LENGTH_BYTES + data.length;
    // Of a chunk that is cut off none is expected yet.
    if (whole.length < data.length + 2 * LENGTH_BYTES + SUM_BYTES) continue;
    view.setUint32(sumAt, sumOf(whole.subarray(LENGTH_BYTES, whole.length - SUM_BYTES)));
  }
  return mended;
}

function sumOf(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) sum = (SUMS[(sum ^ byte) & 0xff] ?? 0) ^ (sum >>> 8);
  return ~sum >>> 0;
}
