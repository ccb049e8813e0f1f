import { constants, crc32, deflateSync, inflateSync } from 'node:zlib';

export interface PngToMake {
  readonly width: number;
  readonly height: number;
  /** As in the header: 0 grey, 2 colour, 3 palette, 4 grey with alpha, 6 colour with alpha. */
  readonly colorType?: 0 | 2 | 3 | 4 | 6;
  readonly depth?: 8 | 16;
  readonly isInterlaced?: boolean;
  /** How many pieces its data are cut into. */
  readonly pieces?: number;
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const samples = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 } as const;
const passes = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

export interface Chunk {
  readonly type: string;
  readonly data: Uint8Array;
  /** A wrong checksum. */
  readonly isMarred?: boolean;
}

/** The chunks of a PNG whose every pixel is opaque, and no two of whose rows are alike. */
export function pngChunks(wanted: PngToMake): Chunk[] {
  const { width, height, colorType = 2, depth = 8, isInterlaced = false, pieces = 1 } = wanted;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([depth, colorType, 0, 0, isInterlaced ? 1 : 0], 8);
  const bytesAPixel = (samples[colorType] * depth) / 8;
  const line = (columns: number, y: number) => {
    const row = Buffer.alloc(1 + columns * bytesAPixel);
    for (let at = 1; at < row.length; at += 1) row[at] = (at * 7 + y * 13) % 251;
    const alphaBytes = colorType === 4 || colorType === 6 ? depth / 8 : 0;
    for (let at = 1; at < row.length && alphaBytes > 0; at += bytesAPixel) {
      row.fill(0xff, at + bytesAPixel - alphaBytes, at + bytesAPixel);
    }
    return row;
  };
  const lines = isInterlaced
    ? passes.flatMap(([x, y, everyX, everyY]) => {
        const columns = Math.ceil(Math.max(0, width - x) / everyX);
        const rows = Math.ceil(Math.max(0, height - y) / everyY);
        return columns === 0 ? [] : Array.from({ length: rows }, (_, row) => line(columns, y + row * everyY));
      })
    : Array.from({ length: height }, (_, y) => line(width, y));
  const data = deflateSync(Buffer.concat(lines));
  const piece = Math.ceil(data.length / pieces);
  const parts = Array.from({ length: pieces }, (_, index) => data.subarray(index * piece, (index + 1) * piece));
  const palette = Buffer.from(Array.from({ length: 768 }, (_, at) => (at * 5) % 256));
  return [
    { type: 'IHDR', data: header },
    ...(colorType === 3 ? [{ type: 'PLTE', data: palette }] : []),
    ...parts.map((part) => ({ type: 'IDAT', data: part })),
    { type: 'IEND', data: Buffer.alloc(0) },
  ];
}

export function pngOf(chunks: readonly Chunk[]): Buffer {
  const written = chunks.map(({ type, data, isMarred = false }) => {
    const whole = Buffer.concat([Buffer.alloc(4), Buffer.from(type), data, Buffer.alloc(4)]);
    whole.writeUInt32BE(data.length, 0);
    const sum = crc32(whole.subarray(4, whole.length - 4));
    whole.writeUInt32BE(isMarred ? (sum ^ 0x55aa) >>> 0 : sum, whole.length - 4);
    return whole;
  });
  return Buffer.concat([SIGNATURE, ...written]);
}

/** Where the data of the last IDAT begin and end in the file. */
export function lastDataOf(png: Buffer): { readonly start: number; readonly end: number } {
  const at = png.lastIndexOf('IDAT');
  return { start: at + 4, end: at + 4 + png.readUInt32BE(at - 4) };
}

/** An animation of two pictures of the same size: the first is seen by those who know of no animations. */
export function animatedPng(wanted: PngToMake): Buffer {
  const { width, height } = wanted;
  const chunks = pngChunks(wanted);
  const control = Buffer.alloc(8);
  control.writeUInt32BE(2, 0);
  const frame = (sequence: number) => {
    const data = Buffer.alloc(26);
    data.writeUInt32BE(sequence, 0);
    data.writeUInt32BE(width, 4);
    data.writeUInt32BE(height, 8);
    data.writeUInt16BE(1, 20);
    data.writeUInt16BE(10, 22);
    return { type: 'fcTL', data };
  };
  const still = chunks.filter(({ type }) => type === 'IDAT');
  const rest = chunks.filter(({ type }) => type !== 'IDAT' && type !== 'IEND');
  const second = Buffer.concat([Buffer.from([0, 0, 0, 2]), ...still.map(({ data }) => data)]);
  return pngOf([
    ...rest,
    { type: 'acTL', data: control },
    frame(0),
    ...still,
    frame(1),
    { type: 'fdAT', data: second },
    { type: 'IEND', data: Buffer.alloc(0) },
  ]);
}

/** A small file that promises a huge picture. */
export function bombOf(width: number, height: number): Buffer {
  const [header, ...rest] = pngChunks({ width: 8, height: 8, colorType: 0 });
  const data = Buffer.from(header?.data ?? []);
  data.writeUInt32BE(width, 0);
  data.writeUInt32BE(height, 4);
  return pngOf([{ type: 'IHDR', data }, ...rest]);
}

/** How many rows of pixels are in data that may be cut off, of eight bits a sample and not interlaced. */
export function rowsIn(data: Uint8Array, { width, colorType = 2 }: PngToMake): number {
  const raw = inflateSync(data, { finishFlush: constants.Z_SYNC_FLUSH });
  return raw.length / (1 + width * samples[colorType]);
}
