import { MAXIMUM_PICTURE_PIXELS } from '../../shared/limits.ts';
import { isScanWhole, type JpegCode, jpegCode, type ScanComponent, type Units, unitsOf } from './jpeg-scan.ts';
import { jpegSegments, SCAN } from './jpeg-segments.ts';
import { detailUnits, nextBits } from './progressive-scan.ts';

interface Frame {
  readonly isProgressive: boolean;
  readonly width: number;
  readonly height: number;
  readonly components: readonly FrameComponent[];
}

interface FrameComponent {
  readonly id: number;
  /** How many blocks there are in a unit of an interleaved scan, across and down. */
  readonly across: number;
  readonly down: number;
  /** The coarsest bit that scans have brought of each coefficient; a whole picture has all down to bit 0. */
  readonly coarsest: number[];
  /** Of a progressive one: which coefficients of which block are not zero so far. */
  known: Uint8Array | null;
}

interface State {
  frame: Frame | null;
  interval: number;
  readonly dc: JpegCode[];
  readonly ac: JpegCode[];
}

const MARKERS = { restart: 0xdd, codes: 0xc4 } as const;
/** Frames that a decoder knows whose codes are Huffman's: baseline, extended, progressive. */
const FRAMES = [0xc0, 0xc1, 0xc2];
const PROGRESSIVE = 0xc2;
const COEFFICIENTS = 64;
const NOTHING_YET = 99;
const BLOCK = 8;
/** More than a picture may have that is taken. */
const MOST_BLOCKS = MAXIMUM_PICTURE_PIXELS / (BLOCK * BLOCK) + 100_000;

/**
 * Whether a JPEG's coded data end before its last block, so that its lower part is missing. A missing end marker alone is not
 * that. A progressive one is whole where scans have brought all bits of all coefficients, each to its last block.
 */
export function isPartialJpeg(bytes: Uint8Array): boolean {
  const state: State = { frame: null, interval: 0, dc: [], ac: [] };
  for (const { marker, contents, end } of jpegSegments(bytes)) {
    if (FRAMES.includes(marker)) state.frame ??= frameOf(contents, marker);
    if (marker === MARKERS.codes) keepCodes(contents, state);
    if (marker === MARKERS.restart) state.interval = word(contents, 0);
    if (marker === SCAN && !takeScan(bytes, end, contents, state)) return true;
  }
  return state.frame?.components.some(({ coarsest }) => coarsest.some((bit) => bit > 0)) ?? false;
}

/** Of headers alone a decoder would draw a grey area. */
export function hasCodedData(bytes: Uint8Array): boolean {
  return [...jpegSegments(bytes)].some(
    ({ marker, contents, whole }) => marker === SCAN && whole.length > 4 + contents.length,
  );
}

/** Width and height as the frame header promises them, before the picture is turned; null without one. */
export function jpegSize(bytes: Uint8Array): { readonly width: number; readonly height: number } | null {
  for (const { marker, contents } of jpegSegments(bytes)) {
    if (FRAMES.includes(marker)) return { height: word(contents, 1), width: word(contents, 3) };
  }
  return null;
}

function frameOf(segment: Uint8Array, marker: number): Frame {
  const isProgressive = marker === PROGRESSIVE;
  const components = Array.from({ length: segment[5] ?? 0 }, (_, index) => {
    const at = 6 + 3 * index;
    const sampling = segment[at + 1] ?? 0;
    return {
      id: segment[at] ?? 0,
      across: Math.max(1, sampling >> 4),
      down: Math.max(1, sampling & 15),
      coarsest: new Array<number>(COEFFICIENTS).fill(NOTHING_YET),
      known: null,
    };
  });
  return { isProgressive, height: word(segment, 1), width: word(segment, 3), components };
}

function keepCodes(segment: Uint8Array, { dc, ac }: State): void {
  for (let at = 0; at + 17 <= segment.length; ) {
    const kind = segment[at] ?? 0;
    const counts = segment.subarray(at + 1, at + 17);
    const symbols = counts.reduce((sum, count) => sum + count, 0);
    (kind >> 4 === 0 ? dc : ac)[kind & 15] = jpegCode(counts, segment.subarray(at + 17, at + 17 + symbols));
    at += 17 + symbols;
  }
}

/** @returns false where the scan's data end before its last block */
function takeScan(bytes: Uint8Array, start: number, segment: Uint8Array, state: State): boolean {
  const { frame, interval } = state;
  if (frame === null) return true;
  const count = segment[0] ?? 0;
  const selection = segment.subarray(1 + 2 * count, 4 + 2 * count);
  const [first = 0, last = 0, bits = 0] = frame.isProgressive ? selection : [0, COEFFICIENTS - 1, 0];
  const chosen = Array.from({ length: count }, (_, index) => {
    const codes = segment[2 + 2 * index] ?? 0;
    const component = frame.components.find(({ id }) => id === segment[1 + 2 * index]);
    return { component, dc: state.dc[codes >> 4], ac: state.ac[codes & 15] };
  });
  for (const { component } of chosen) component?.coarsest.fill(bits & 15, first, last + 1);
  const units = unitCount(frame, chosen[0]?.component, count);
  const walk = (begin: () => Units) => isScanWhole(bytes, start, { units, interval, begin });
  const isRefinement = bits >> 4 > 0;
  const [only] = chosen;
  if (frame.isProgressive && first > 0) {
    // Whatever else is wrong, it is not that something is missing at the end.
    if (count !== 1 || !only?.component || !only.ac || last >= COEFFICIENTS || units > MOST_BLOCKS) return true;
    only.component.known ??= new Uint8Array(units * COEFFICIENTS);
    const { known } = only.component;
    const { ac: code } = only;
    return walk(() => detailUnits({ code, first, last, isRefinement, known }));
  }
  const blocks = chosen.map(({ component }) => (component && count > 1 ? component.across * component.down : 1));
  if (frame.isProgressive && isRefinement) return walk(() => nextBits(blocks.reduce((sum, some) => sum + some, 0)));
  const scanned: ScanComponent[] = [];
  for (const [index, { component, dc, ac }] of chosen.entries()) {
    if (!component || !dc || (!ac && !frame.isProgressive)) return true;
    scanned.push({ blocks: blocks[index] ?? 1, dc, ac: frame.isProgressive ? null : (ac ?? null) });
  }
  return walk(() => unitsOf(scanned));
}

/** A scan of one component alone has its blocks one by one; one of several has them in units. */
function unitCount({ width, height, components }: Frame, only: FrameComponent | undefined, count: number): number {
  const across = Math.max(...components.map((component) => component.across));
  const down = Math.max(...components.map((component) => component.down));
  if (count !== 1 || only === undefined) {
    return Math.ceil(width / (BLOCK * across)) * Math.ceil(height / (BLOCK * down));
  }
  const blocks = (size: number, own: number, most: number) => Math.ceil(Math.ceil((size * own) / most) / BLOCK);
  return blocks(width, only.across, across) * blocks(height, only.down, down);
}

function word(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}
