import type { JpegCode, ScanBits, Units } from './jpeg-scan.ts';

/** A scan of one component's coefficients beyond the first of each block. */
export interface DetailScan {
  readonly code: JpegCode;
  readonly first: number;
  readonly last: number;
  /** It brings another bit of what earlier ones have begun. */
  readonly isRefinement: boolean;
  /** Which coefficients of which block are not zero so far, 64 for each. */
  readonly known: Uint8Array;
}

const COEFFICIENTS = 64;
const SIXTEEN_ZEROS = 15;

/** The first coefficients' next bit: one for each block (ITU T.81, G.1.2.1). */
export function nextBits(blocks: number): Units {
  return (bits) => bits.drop(blocks);
}

/** Each block's band of coefficients, or its next bit (ITU T.81, G.1.2.2 and G.1.2.3): how many bits follow depends on both. */
export function detailUnits(scan: DetailScan): Units {
  let emptyBlocks = 0;
  return (bits, block) => {
    const start = block * COEFFICIENTS;
    const take = scan.isRefinement ? takeRefinement : takeBand;
    emptyBlocks = take(bits, scan, start, emptyBlocks);
  };
}

/** @returns of how many blocks behind this one nothing follows */
function takeBand(bits: ScanBits, { code, first, last, known }: DetailScan, start: number, empty: number): number {
  if (empty > 0) return empty - 1;
  for (let at = first; at <= last && !bits.isOver; at += 1) {
    const symbol = bits.symbol(code);
    const [zeros, size] = [symbol >> 4, symbol & 15];
    if (size === 0 && zeros < SIXTEEN_ZEROS) return (1 << zeros) + bits.take(zeros) - 1;
    at += zeros;
    if (size === 0) continue;
    bits.drop(size);
    if (at <= last) known[start + at] = 1;
  }
  return 0;
}

function takeRefinement(bits: ScanBits, { code, first, last, known }: DetailScan, start: number, empty: number) {
  let at = first;
  let left = empty;
  while (left === 0 && at <= last && !bits.isOver) {
    const symbol = bits.symbol(code);
    const [zeros, size] = [symbol >> 4, symbol & 15];
    if (size === 0 && zeros < SIXTEEN_ZEROS) left = (1 << zeros) + bits.take(zeros);
    else {
      // The sign of a new one comes before the next bits of those that it passes.
      if (size > 0) bits.drop(1);
      at = passed(bits, known, start, { at, last, zeros });
      if (size > 0 && at <= last) known[start + at] = 1;
      at += 1;
    }
  }
  if (left === 0) return 0;
  passed(bits, known, start, { at, last, zeros: COEFFICIENTS });
  return left - 1;
}

/** Behind so many zeros; each coefficient that is none has a bit. */
function passed(
  bits: ScanBits,
  known: Uint8Array,
  start: number,
  { at, last, zeros }: { readonly at: number; readonly last: number; readonly zeros: number },
): number {
  let left = zeros;
  let place = at;
  for (; place <= last; place += 1) {
    if (known[start + place] === 1) bits.drop(1);
    else if (left === 0) break;
    else left -= 1;
  }
  return place;
}
