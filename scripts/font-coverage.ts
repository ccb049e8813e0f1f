import { brotliDecompressSync } from 'node:zlib';

/** A run of code points, from the first to the last. */
export type Range = readonly [first: number, last: number];

/** WOFF 2.0, 4.1: the tables that have a number in place of their name. `cmap` is the first of them. */
const CMAP = 0;
const GLYF = 10;
const LOCA = 11;
const NAMED = 63;
const HEADER_BYTES = 48;

/** The code points that a font has a letter for, as its own `cmap` says: of a WOFF2 file. */
export function codePointsOf(file: Buffer): ReadonlySet<number> {
  if (file.toString('latin1', 0, 4) !== 'wOF2') throw new Error('This is no WOFF2 file.');
  const cmap = tableOf(file, CMAP);
  if (cmap === null) throw new Error('The font has no cmap.');
  const tables = Array.from({ length: cmap.readUInt16BE(2) }, (_, index) =>
    cmap.subarray(cmap.readUInt32BE(8 + 8 * index)),
  );
  return new Set(tables.flatMap(mappedBy));
}

/** The tables lie one after the other in one compressed stream, in the order of the directory. */
function tableOf(file: Buffer, wanted: number): Buffer | null {
  const count = file.readUInt16BE(12);
  let position = HEADER_BYTES;
  let start = 0;
  let found: readonly [number, number] | null = null;
  function readLength(): number {
    for (let length = 0; ; ) {
      const byte = file.readUInt8(position++);
      length = length * 128 + (byte & 0x7f);
      if (byte < 0x80) return length;
    }
  }
  for (let table = 0; table < count; table += 1) {
    const flags = file.readUInt8(position++);
    const name = flags & 0x3f;
    if (name === NAMED) position += 4;
    const isOutline = name === GLYF || name === LOCA;
    const version = flags >> 6;
    const plainLength = readLength();
    const length = (isOutline ? version !== 3 : version !== 0) ? readLength() : plainLength;
    if (name === wanted) found = [start, length];
    start += length;
  }
  if (found === null) return null;
  const [from, length] = found;
  return brotliDecompressSync(file.subarray(position, position + file.readUInt32BE(20))).subarray(from, from + length);
}

/** OpenType, `cmap`: the two forms that a font for the web has. A code point that leads to glyph 0 has none. */
function mappedBy(table: Buffer): number[] {
  const format = table.readUInt16BE(0);
  if (format === 12) return segmentsOf(table);
  if (format === 4) return deltasOf(table);
  // Variation sequences: each of their letters is in another table too.
  if (format === 14) return [];
  throw new Error(`A cmap of format ${format} can't be read here.`);
}

function segmentsOf(table: Buffer): number[] {
  const groups = Array.from({ length: table.readUInt32BE(12) }, (_, index) => 16 + 12 * index);
  return groups.flatMap((at) => {
    const [first, last, glyph] = [table.readUInt32BE(at), table.readUInt32BE(at + 4), table.readUInt32BE(at + 8)];
    return between(first, last).filter((point) => glyph + point - first !== 0);
  });
}

function deltasOf(table: Buffer): number[] {
  const size = table.readUInt16BE(6);
  const [ends, starts, deltas, offsets] = [14, 16 + size, 16 + 2 * size, 16 + 3 * size] as const;
  return Array.from({ length: size / 2 }, (_, index) => 2 * index).flatMap((at) => {
    const [first, last] = [table.readUInt16BE(starts + at), table.readUInt16BE(ends + at)];
    const [delta, offset] = [table.readUInt16BE(deltas + at), table.readUInt16BE(offsets + at)];
    return between(first, last).filter((point) => {
      if (point === 0xffff) return false;
      const found = offset === 0 ? point : table.readUInt16BE(offsets + at + offset + 2 * (point - first));
      return found !== 0 && ((found + delta) & 0xffff) !== 0;
    });
  });
}

const between = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

/** In order, with neighbours together. */
export function rangesOf(points: Iterable<number>): Range[] {
  const ranges: [number, number][] = [];
  for (const point of [...points].toSorted((left, right) => left - right)) {
    const last = ranges.at(-1);
    if (last && point <= last[1] + 1) last[1] = point;
    else ranges.push([point, point]);
  }
  return ranges;
}
