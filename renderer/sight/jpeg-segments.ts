export interface JpegSegment {
  /** The byte behind FF. */
  readonly marker: number;
  /** Without its marker and length; empty for a marker that stands alone. */
  readonly contents: Uint8Array;
  /** With its marker, and of a scan with its coded data. Of one that is cut off, as much as there is. */
  readonly whole: Uint8Array;
  /** Where the coded data of a scan begin, and where the next segment's search goes on. */
  readonly end: number;
}

const START_BYTES = 2;
const MARKER_BYTES = 2;
/** Behind which coded data follow. */
export const SCAN = 0xda;
const END = 0xd9;
/** More than any picture has: a file that is nothing but segments is not read to its end. */
const MOST_SEGMENTS = 100_000;

/**
 * The segments of a JPEG in their order, its end marker included, nothing behind it (ITU T.81, B.1.1). Bytes between segments are
 * passed over, as a decoder does; so are fill bytes.
 */
export function* jpegSegments(bytes: Uint8Array): Generator<JpegSegment> {
  for (let at = nextMarker(bytes, START_BYTES), found = 0; at >= 0 && found < MOST_SEGMENTS; found += 1) {
    const marker = bytes[at + 1] ?? 0;
    const length = isAlone(marker) ? 0 : Math.max(2, ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0));
    const end = Math.min(bytes.length, at + MARKER_BYTES + length);
    const next = nextMarker(bytes, end, marker === SCAN);
    // Restart markers are among the data of a scan, and no segments.
    const last = marker === SCAN ? (next < 0 ? bytes.length : next) : end;
    yield { marker, contents: bytes.subarray(at + 4, end), whole: bytes.subarray(at, last), end };
    if (marker === END) break;
    at = next;
  }
}

/** @param amongData of a scan, where restart markers are passed over */
function nextMarker(bytes: Uint8Array, from: number, amongData = false): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0 && at + 1 < bytes.length; at = bytes.indexOf(0xff, at + 1)) {
    const marker = bytes[at + 1] ?? 0;
    const isRestart = marker >= 0xd0 && marker <= 0xd7;
    if (marker !== 0 && marker !== 0xff && !(amongData && isRestart)) return at;
  }
  return -1;
}

/** Markers without a segment behind them. */
function isAlone(marker: number): boolean {
  return marker === 0x01 || (marker >= 0xd0 && marker <= END);
}
