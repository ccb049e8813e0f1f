/**
 * How many bytes a zlib stream (RFC 1950, 1951) unpacks to before it ends, is cut off or makes no sense. Only counted:
 * nothing is unpacked, so that a bomb takes no memory. Its checksum plays no part.
 *
 * @param most nobody wants to know of more
 */
export function inflatedLength(stream: Uint8Array, most: number): number {
  const bits = new Bits(stream, ZLIB_HEADER_BYTES);
  let length = 0;
  for (let isLast = false; !isLast && length < most; ) {
    isLast = bits.take(1) === 1;
    const kind = bits.take(2);
    if (kind === STORED) {
      const stored = bits.storedLength();
      length += stored.there;
      if (stored.there < stored.said || bits.isOver) return length;
      continue;
    }
    const codes = kind === FIXED ? fixedCodes : kind === DYNAMIC ? readCodes(bits) : null;
    // Behind the end there are only zeros, which would go on for ever.
    if (codes === null || bits.isOver) return length;
    const counted = countBlock(bits, codes, most - length);
    length += counted.length;
    if (!counted.isWhole) return length;
  }
  return length;
}

const ZLIB_HEADER_BYTES = 2;
const [STORED, FIXED, DYNAMIC] = [0, 1, 2];
const END_OF_BLOCK = 256;
const LONGEST_CODE = 15;
const NO_CODE = 0;

/** Of the symbols from 257 on: the shortest length, and how many bits more are added to it. */
const LENGTHS: readonly (readonly [number, number])[] = [
  ...range(8).map((step) => [3 + step, 0] as const),
  ...range(5).flatMap((more) => range(4).map((step) => [3 + ((4 + step) << (more + 1)), more + 1] as const)),
  [258, 0],
];
/** Of a distance's symbols: how many bits follow. How far back it is doesn't matter for counting. */
const DISTANCE_BITS = range(30).map((symbol) => Math.max(0, (symbol >> 1) - 1));
const ORDER_OF_LENGTHS = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/** A canonical Huffman code, looked up by the next bits: symbol × 16 + length of its code. */
interface Code {
  readonly bits: number;
  readonly table: Uint16Array;
}

interface Codes {
  readonly literals: Code;
  readonly distances: Code;
}

const fixedCodes: Codes = {
  literals: codeOf(range(288).map((symbol) => (symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8))),
  distances: codeOf(range(30).map(() => 5)),
};

/** The least significant bit of a byte comes first. */
class Bits {
  isOver = false;
  private readonly bytes: Uint8Array;
  private at: number;
  private held = 0;
  private count = 0;

  constructor(bytes: Uint8Array, at: number) {
    this.bytes = bytes;
    this.at = at;
  }

  /** Behind the end there are zeros. */
  private peek(wanted: number): number {
    while (this.count < wanted) {
      this.held |= (this.bytes[this.at] ?? 0) << this.count;
      this.at += 1;
      this.count += 8;
    }
    return this.held & ((1 << wanted) - 1);
  }

  private drop(taken: number): void {
    this.held >>>= taken;
    this.count -= taken;
    if (this.at - (this.count >> 3) > this.bytes.length) this.isOver = true;
  }

  take(wanted: number): number {
    const value = this.peek(wanted);
    this.drop(wanted);
    return value;
  }

  /** The next symbol; null where there is none. */
  symbol({ bits, table }: Code): number | null {
    const found = table[this.peek(bits)] ?? NO_CODE;
    if (found === NO_CODE) return null;
    this.drop(found & 15);
    return this.isOver ? null : found >> 4;
  }

  storedLength(): { readonly said: number; readonly there: number } {
    this.at -= this.count >> 3;
    this.held = 0;
    this.count = 0;
    const said = this.take(16);
    this.take(16);
    const there = Math.max(0, Math.min(said, this.bytes.length - this.at));
    this.at += said;
    return { said, there };
  }
}

function countBlock(bits: Bits, { literals, distances }: Codes, most: number) {
  let length = 0;
  while (length < most) {
    const symbol = bits.symbol(literals);
    if (symbol === null) return { length, isWhole: false };
    if (symbol === END_OF_BLOCK) break;
    if (symbol < END_OF_BLOCK) {
      length += 1;
      continue;
    }
    const run = LENGTHS[symbol - END_OF_BLOCK - 1];
    const copied = run === undefined ? 0 : run[0] + bits.take(run[1]);
    const distance = bits.symbol(distances);
    if (run === undefined || distance === null) return { length, isWhole: false };
    bits.take(DISTANCE_BITS[distance] ?? 0);
    if (bits.isOver) return { length, isWhole: false };
    length += copied;
  }
  return { length, isWhole: true };
}

function readCodes(bits: Bits): Codes | null {
  const literals = 257 + bits.take(5);
  const distances = 1 + bits.take(5);
  const lengthCount = 4 + bits.take(4);
  const ofLengths = new Array<number>(ORDER_OF_LENGTHS.length).fill(0);
  for (const place of ORDER_OF_LENGTHS.slice(0, lengthCount)) ofLengths[place] = bits.take(3);
  const lengthCode = codeOf(ofLengths);
  const lengths: number[] = [];
  while (lengths.length < literals + distances) {
    const symbol = bits.symbol(lengthCode);
    if (symbol === null) return null;
    if (symbol < 16) lengths.push(symbol);
    else if (symbol === 16) repeat(lengths, lengths.at(-1) ?? 0, 3 + bits.take(2));
    else repeat(lengths, 0, symbol === 17 ? 3 + bits.take(3) : 11 + bits.take(7));
  }
  return { literals: codeOf(lengths.slice(0, literals)), distances: codeOf(lengths.slice(literals)) };
}

function repeat(lengths: number[], length: number, times: number): void {
  for (let time = 0; time < times; time += 1) lengths.push(length);
}

/** @param lengths of each symbol's code, in bits; 0 for none */
function codeOf(lengths: readonly number[]): Code {
  const bits = Math.max(1, ...lengths);
  const table = new Uint16Array(1 << bits);
  let code = 0;
  for (let length = 1; length <= LONGEST_CODE; length += 1) {
    for (const [symbol, own] of lengths.entries()) {
      if (own !== length) continue;
      for (let at = reversed(code, length); at < table.length; at += 1 << length) table[at] = symbol * 16 + length;
      code += 1;
    }
    code <<= 1;
  }
  return { bits, table };
}

function reversed(code: number, length: number): number {
  let result = 0;
  for (let bit = 0; bit < length; bit += 1) result |= ((code >> bit) & 1) << (length - 1 - bit);
  return result;
}

function range(length: number): number[] {
  return Array.from({ length }, (_, index) => index);
}
