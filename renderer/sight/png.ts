import { inflatedLength } from './inflated-length.ts';

export interface PngChunk {
  readonly type: string;
  /** Of one that is cut off, as much as there is. */
  readonly data: Uint8Array;
  /** With its length and checksum. */
  readonly whole: Uint8Array;
}

/** The last chunk, whole. */
const END = Uint8Array.of(0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82);

const SIGNATURE_BYTES = 8;
/** Length and type before a chunk's data, a checksum behind them. */
const BEFORE_DATA = 8;
const AFTER_DATA = 4;
/** The header comes first, but for what Apple puts before it. */
const FIRST_CHUNKS = 64;
/** More than any picture has: a file that is nothing but chunks is not read to its end. */
const MOST_CHUNKS = 100_000;

/** By colour type: samples a pixel. */
const SAMPLES: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/** Where each of an interlaced picture's seven passes begins, and how far apart its pixels are: x, y, every x, every y. */
const PASSES = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

/**
 * What a PNG holds (W3C: PNG, third edition), without its pixels. Checksums play no part: a decoder shows what is behind a
 * wrong one all the same.
 */
export function readPng(bytes: Uint8Array) {
  const chunks = pngChunks(bytes);
  const types = new Set(chunks.map(({ type }) => type));
  const header = chunks.find(({ type }) => type === 'IHDR')?.data;
  const wanted = header === undefined ? 0 : rawLength(header);
  const data = joined(chunks.filter(({ type }) => type === 'IDAT').map((chunk) => chunk.data));
  const there = inflatedLength(data, wanted);
  return {
    /** Rows of pixels that its data are too short for. */
    isPartial: there < wanted,
    /** At least one row of pixels is whole. */
    hasRow: header !== undefined && wanted > 0 && there >= firstRowLength(header),
    /** No pixel of it can be transparent. */
    isOpaque: [0, 2, 3].includes(header?.[9] ?? 0) && !types.has('tRNS'),
  };
}

/** What a PNG of whole chunks lacks at its end; nothing where it has one, or where its last chunk is cut off. */
export function missingPngEnd(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const chunks = pngChunks(bytes);
  const length = chunks.reduce((sum, { data }) => sum + BEFORE_DATA + data.length + AFTER_DATA, SIGNATURE_BYTES);
  return length === bytes.length && chunks.at(-1)?.type !== 'IEND' ? END : new Uint8Array();
}

/** An animation of more than one picture: which of them is shown depends on who shows it. */
export function hasSeveralPictures(bytes: Uint8Array): boolean {
  const types = new Set(pngChunks(bytes).map(({ type }) => type));
  return types.has('acTL') && types.has('fdAT');
}

/** In their order, up to the last; nothing behind it. */
export function pngChunks(bytes: Uint8Array): readonly PngChunk[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks: PngChunk[] = [];
  for (let at = SIGNATURE_BYTES; at + BEFORE_DATA <= bytes.length && chunks.length < MOST_CHUNKS; ) {
    const end = at + BEFORE_DATA + view.getUint32(at);
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + BEFORE_DATA));
    chunks.push({
      type,
      data: bytes.subarray(at + BEFORE_DATA, Math.min(end, bytes.length)),
      whole: bytes.subarray(at, end + AFTER_DATA),
    });
    if (type === 'IEND') break;
    at = end + AFTER_DATA;
  }
  return chunks;
}

/** Width and height as the header promises them; null without one. */
export function pngSize(bytes: Uint8Array): { readonly width: number; readonly height: number } | null {
  const header = pngChunks(bytes.subarray(0, FIRST_CHUNKS)).find(({ type }) => type === 'IHDR')?.data;
  if (header === undefined || header.length < 8) return null;
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
  return { width: view.getUint32(0), height: view.getUint32(4) };
}

/** Of an interlaced one it is every eighth pixel. */
function firstRowLength(header: Uint8Array): number {
  const first = Uint8Array.from(header);
  const view = new DataView(first.buffer);
  view.setUint32(0, Math.ceil(view.getUint32(0) / (first[12] === 1 ? 8 : 1)));
  view.setUint32(4, 1);
  first[12] = 0;
  return rawLength(first);
}

/** How many bytes its rows have, each with the byte that names its filter; 0 where the header makes no sense. */
function rawLength(header: Uint8Array): number {
  if (header.length < 13) return 0;
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
  const [width, height] = [view.getUint32(0), view.getUint32(4)];
  const bitsAPixel = (header[8] ?? 0) * (SAMPLES[header[9] ?? 0] ?? 0);
  const rows = (columns: number, lines: number) =>
    columns === 0 ? 0 : lines * (1 + Math.ceil((columns * bitsAPixel) / 8));
  if (header[12] !== 1) return rows(width, height);
  return PASSES.reduce(
    (sum, [x, y, everyX, everyY]) =>
      sum + rows(Math.ceil(Math.max(0, width - x) / everyX), Math.ceil(Math.max(0, height - y) / everyY)),
    0,
  );
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
