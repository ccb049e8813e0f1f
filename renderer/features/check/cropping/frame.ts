import {
  composed,
  type Frame,
  frameOf,
  inWholePixels,
  type Size,
  turnedFrame,
  turnedSize,
} from '../../../../shared/picture/cut.ts';
import type { Cut, FaceBox } from '../../../../shared/picture/picture.ts';

/** What is being cut of a picture: how it is turned, and the frame over it as it is seen then. In pixels of its file. */
export interface Cutting {
  /** Of the picture before it is turned. */
  readonly size: Size;
  readonly turns: number;
  readonly frame: Frame;
}

/** The edges that move along: -1 for the left or the upper one, 1 for the right or the lower one, 0 for neither. */
export interface Handle {
  readonly x: -1 | 0 | 1;
  readonly y: -1 | 0 | 1;
}

/** Of a side, in pixels and as a part of the longer one: less than that nobody could recognise, nor grasp its corners. */
const LEAST = 96;
const LEAST_PART = 1 / 20;

/** Around a face, as a part of its longer side: hair, chin and ears belong to it. */
const MARGIN = 0.6;

/** @param cut what was cut of it before; null for all of it */
export function beginning(size: Size, cut: Cut | null): Cutting {
  const frame = cut ?? { left: 0, top: 0, ...size };
  return { size, turns: cut?.turns ?? 0, frame: turnedFrame(frame, size, cut?.turns ?? 0) };
}

/** What is to be cut, in pixels of the file. */
export function cutBy({ size, turns, frame }: Cutting): Cut {
  const { left, top, width, height } = turnedFrame(frame, turnedSize(size, turns), (4 - turns) % 4);
  return { ...inWholePixels({ left, top, width, height }, size), turns };
}

export function turned({ size, turns, frame }: Cutting, by: 'left' | 'right'): Cutting {
  const more = by === 'right' ? 1 : 3;
  return { size, turns: (turns + more) % 4, frame: turnedFrame(frame, turnedSize(size, turns), more) };
}

/** Moves the whole frame, or what hangs on one of its handles. It stays inside the picture, and large enough. */
export function moved(
  cutting: Cutting,
  handle: Handle | null,
  by: { readonly x: number; readonly y: number },
): Cutting {
  const seen = turnedSize(cutting.size, cutting.turns);
  const least = leastOf(seen);
  const { left, top, width, height } = cutting.frame;
  const [newLeft, newWidth] = along(left, width, seen.width, least.width, by.x, handle?.x ?? null);
  const [newTop, newHeight] = along(top, height, seen.height, least.height, by.y, handle?.y ?? null);
  return { ...cutting, frame: { left: newLeft, top: newTop, width: newWidth, height: newHeight } };
}

/** @param edge the one that moves, 0 for none; null for both */
function along(
  start: number,
  length: number,
  whole: number,
  least: number,
  by: number,
  edge: Handle['x'] | null,
): readonly [number, number] {
  if (edge === 0) return [start, length];
  if (edge === null) return [between(0, start + by, whole - length), length];
  const end = start + length;
  if (edge === 1) return [start, between(Math.min(whole, start + least), end + by, whole) - start];
  const moved = between(0, start + by, Math.max(0, end - least));
  return [moved, end - moved];
}

const between = (least: number, value: number, most: number) => Math.max(least, Math.min(most, value));

/** Of a frame. A picture that has less itself is as small as a frame gets. */
export function leastOf({ width, height }: Size): Size {
  const side = Math.max(LEAST, Math.max(width, height) * LEAST_PART);
  return { width: Math.min(width, side), height: Math.min(height, side) };
}

/** A face with some room around it. */
export function aroundFace(size: Size, face: FaceBox): Cutting {
  const { left, top, width, height } = frameOf(face, size);
  const room = Math.max(width, height) * MARGIN;
  const least = leastOf(size);
  const side = (from: number, length: number, whole: number, most: number) => {
    const wanted = Math.min(whole, Math.max(most, length + 2 * room));
    return [between(0, from + length / 2 - wanted / 2, whole - wanted), wanted] as const;
  };
  const [newLeft, newWidth] = side(left, width, size.width, least.width);
  const [newTop, newHeight] = side(top, height, size.height, least.height);
  return { size, turns: 0, frame: { left: newLeft, top: newTop, width: newWidth, height: newHeight } };
}

/**
 * What to cut for one face.
 *
 * @param size of the whole picture, in pixels of its file
 * @param shown what of it the face was found in; null for all of it
 */
export function cutToFace(size: Size, shown: Cut | null, face: FaceBox): Cut {
  if (shown === null) return cutBy(aroundFace(size, face));
  return composed(shown, cutBy(aroundFace(turnedSize(shown, shown.turns), face)));
}
