/** A component of a scan: how many of its blocks are in one unit, and the codes for them. */
export interface ScanComponent {
  readonly blocks: number;
  readonly dc: JpegCode;
  /** Null where the scan holds nothing but each block's first coefficient. */
  readonly ac: JpegCode | null;
}

/** By the next sixteen bits: a symbol × 32 + the length of its code; 0 for no code. */
export type JpegCode = Uint16Array;

const CODE_BITS = 16;
const LAST_COEFFICIENT = 63;
const SIXTEEN_ZEROS = 0xf0;

/** @param segment the contents of a table's definition: how many codes there are of each length, then their symbols */
export function jpegCode(counts: Uint8Array, symbols: Uint8Array): JpegCode {
  const table = new Uint16Array(1 << CODE_BITS);
  let from = 0;
  let next = 0;
  for (const [index, count] of counts.entries()) {
    const length = index + 1;
    const width = 1 << (CODE_BITS - length);
    for (let one = 0; one < count; one += 1) {
      table.fill((symbols[next] ?? 0) * 32 + length, from, from + width);
      from += width;
      next += 1;
    }
  }
  return table;
}

/** Takes the bits of one unit after the other, from the first one of an interval on. */
export type Units = (bits: ScanBits, unit: number) => void;

/**
 * Walks the coded data of a scan, and tells whether they reach its last block.
 *
 * @param units how many there are of them in the scan
 * @param interval units between two restart markers; 0 without any
 * @param begin at the beginning of each interval
 */
export function isScanWhole(
  bytes: Uint8Array,
  start: number,
  { units, interval, begin }: { readonly units: number; readonly interval: number; readonly begin: () => Units },
): boolean {
  const bits = new ScanBits(bytes, start);
  for (let unit = 0; unit < units; ) {
    const end = interval === 0 ? units : Math.min(units, unit + interval);
    const take = begin();
    for (; unit < end; unit += 1) {
      take(bits, unit);
      if (bits.isOver) break;
    }
    if (end === units) return unit === units;
    // What an interval lacks is missing in the midst of the picture, not below.
    unit = end;
    if (!bits.restart()) return false;
  }
  return true;
}

/** Each block by itself (ITU T.81, F.2.2 and G.1.2.1). What the bits say is not looked at: the codes' lengths are enough. */
export function unitsOf(components: readonly ScanComponent[]): Units {
  return (bits) => {
    for (const component of components) {
      for (let block = 0; block < component.blocks; block += 1) takeBlock(bits, component);
    }
  };
}

function takeBlock(bits: ScanBits, { dc, ac }: ScanComponent): void {
  bits.drop(bits.symbol(dc) & 15);
  if (ac === null) return;
  for (let coefficient = 1; coefficient <= LAST_COEFFICIENT && !bits.isOver; coefficient += 1) {
    const symbol = bits.symbol(ac);
    const size = symbol & 15;
    if (size === 0 && symbol !== SIXTEEN_ZEROS) return;
    coefficient += symbol >> 4;
    bits.drop(size);
  }
}

/** The most significant bit of a byte comes first; a byte FF of the data is followed by a 00. */
export class ScanBits {
  /** More was taken than there is before the next marker. */
  isOver = false;
  private readonly bytes: Uint8Array;
  private at: number;
  private held = 0;
  private count = 0;
  /** Of those held, how many are no bits of the data, but stand in for them behind their end. */
  private padding = 0;

  constructor(bytes: Uint8Array, at: number) {
    this.bytes = bytes;
    this.at = at;
  }

  symbol(code: JpegCode): number {
    while (this.count < CODE_BITS) this.fill();
    const found = code[(this.held >> (this.count - CODE_BITS)) & 0xffff] ?? 0;
    // A decoder takes what is no code for a zero, and goes on behind it.
    this.drop(found === 0 ? CODE_BITS : found & 31);
    return found >> 5;
  }

  take(wanted: number): number {
    while (this.count < wanted) this.fill();
    const value = (this.held >> (this.count - wanted)) & ((1 << wanted) - 1);
    this.drop(wanted);
    return value;
  }

  drop(taken: number): void {
    while (this.count < taken) this.fill();
    this.count -= taken;
    this.held &= (1 << this.count) - 1;
    if (this.count < this.padding) this.isOver = true;
  }

  /** Goes on behind the next restart marker; false where another marker or the file's end comes first. */
  restart(): boolean {
    const { bytes } = this;
    let at = bytes.indexOf(0xff, this.at);
    while (at >= 0 && (bytes[at + 1] === 0 || bytes[at + 1] === 0xff)) at = bytes.indexOf(0xff, at + 1);
    const marker = at < 0 ? 0 : (bytes[at + 1] ?? 0);
    if (marker < 0xd0 || marker > 0xd7) return false;
    this.at = at + 2;
    this.held = 0;
    this.count = 0;
    this.padding = 0;
    this.isOver = false;
    return true;
  }

  private fill(): void {
    const { bytes } = this;
    let byte = bytes[this.at];
    if (byte === 0xff) {
      let after = this.at + 1;
      while (bytes[after] === 0xff) after += 1;
      if (bytes[after] === 0) this.at = after;
      else byte = undefined;
    }
    if (byte === undefined) this.padding = Math.min(this.padding, this.count) + 8;
    else this.at += 1;
    this.held = (this.held << 8) | (byte ?? 0);
    this.count += 8;
  }
}
