import type { Cut, FaceBox, Original, Picture } from './picture.ts';

/** Without schemas, so that the window can do without zod. */

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Frame extends Size {
  readonly left: number;
  readonly top: number;
}

/** As it is after some quarter turns to the right. */
export function turnedSize({ width, height }: Size, turns: number): Size {
  return turns % 2 === 0 ? { width, height } : { width: height, height: width };
}

/** Where a frame comes to lie as the picture under it is turned to the right by some quarter turns. */
export function turnedFrame(frame: Frame, size: Size, turns: number): Frame {
  if (turns === 0) return frame;
  const { left, top, width, height } = frame;
  const turned = { left: size.height - top - height, top: left, width: height, height: width };
  return turnedFrame(turned, turnedSize(size, 1), turns - 1);
}

/** All of it, as it is. */
export function wholeCut({ width, height }: Size): Cut {
  return { left: 0, top: 0, width, height, turns: 0 };
}

/** One cut of a picture, and another of what it gave, as one of the picture. */
export function composed(first: Cut, second: Cut): Cut {
  const { turns: turned, ...region } = first;
  const { turns, ...frame } = second;
  const upright = turnedFrame(frame, turnedSize(region, turned), (4 - turned) % 4);
  const { width, height } = upright;
  return { left: first.left + upright.left, top: first.top + upright.top, width, height, turns: (turned + turns) % 4 };
}

/** The same part of the same picture drawn in another size, in whole pixels of that. */
export function scaled({ turns, ...frame }: Cut, from: Size, to: Size): Cut {
  const [across, down] = [to.width / from.width, to.height / from.height];
  const { left, top, width, height } = frame;
  const at = { left: left * across, top: top * down, width: width * across, height: height * down };
  return { ...inWholePixels(at, to), turns };
}

/** The nearest frame in whole pixels inside a picture. */
export function inWholePixels(frame: Frame, size: Size): Frame {
  const near = (from: number, length: number, most: number) => {
    const start = Math.min(Math.max(0, Math.round(from)), most - 1);
    return [start, Math.min(Math.max(start + 1, Math.round(from + length)), most) - start] as const;
  };
  const [left, width] = near(frame.left, frame.width, size.width);
  const [top, height] = near(frame.top, frame.height, size.height);
  return { left, top, width, height };
}

/** What it does to a picture, in a word; null where it leaves it as it is. */
export function changeBy({ width, height, turns }: Cut, of: Size): 'cropped' | 'turned' | 'croppedAndTurned' | null {
  const isWhole = width === of.width && height === of.height;
  if (turns === 0) return isWhole ? null : 'cropped';
  return isWhole ? 'turned' : 'croppedAndTurned';
}

/** What was cut by hand of its file; null where it was not. */
export function cutOf(original: Original | null): Cut | null {
  return original !== null && 'cut' in original ? original.cut : null;
}

/** A picture as its file shows it, in pixels of that file: where it was cut, only that part. Null where nobody has seen it. */
export function sizeInFile({ original, width, height }: Pick<Picture, 'original' | 'width' | 'height'>): Size | null {
  const cut = cutOf(original);
  if (cut) return turnedSize(cut, cut.turns);
  if (original) return { width: original.width, height: original.height };
  return width === null || height === null ? null : { width, height };
}

/** Whether all of a face is inside a cut. Of a part, where nobody has named one, that can't be told. */
export function keepsFace(cut: Cut, face: FaceBox | null, of: Size): boolean {
  if (changeBy({ ...cut, turns: 0 }, of) === null) return true;
  if (face === null) return false;
  const { left, top, width, height } = frameOf(face, of);
  return (
    cut.left <= left && cut.top <= top && cut.left + cut.width >= left + width && cut.top + cut.height >= top + height
  );
}

/** Where a face is in a picture of this size. */
export function frameOf(face: FaceBox, { width, height }: Size): Frame {
  return { left: face.left * width, top: face.top * height, width: face.width * width, height: face.height * height };
}
