import { isScanWhole, type JpegCode, jpegCode, type ScanComponent } from './jpeg-scan.ts';
import { jpegSegments, SCAN } from './jpeg-segments.ts';

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

/**
 * Whether a JPEG's coded data end before its last block, so that its lower part is missing. A missing end marker alone is not
 * that. Of a progressive one each block is there once its first coefficient is; it is whole where scans were begun for all.
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
  // A block is there by its first coefficient; what refines it, or follows it in scans of its own, is not walked.
  if (frame.isProgressive && (first > 0 || bits >> 4 > 0)) return true;
  const scanned: ScanComponent[] = [];
  for (const { component, dc, ac } of chosen) {
    // Whatever else is wrong, it is not that something is missing at the end.
    if (!component || !dc || (!ac && !frame.isProgressive)) return true;
    const blocks = count === 1 ? 1 : component.across * component.down;
    scanned.push({ blocks, dc, ac: frame.isProgressive ? null : (ac ?? null) });
  }
  return isScanWhole(bytes, start, scanned, unitsOf(frame, chosen[0]?.component, count), interval);
}

/** A scan of one component alone has its blocks one by one; one of several has them in units. */
function unitsOf({ width, height, components }: Frame, only: FrameComponent | undefined, count: number): number {
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
