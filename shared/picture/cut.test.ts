import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  changeBy,
  composed,
  type Frame,
  frameOf,
  inWholePixels,
  keepsFace,
  type Size,
  scaled,
  turnedFrame,
  turnedSize,
  wholeCut,
} from './cut.ts';
import { type Cut, originalSchema } from './picture.ts';

const sizes = fc.record({ width: fc.integer({ min: 1, max: 6000 }), height: fc.integer({ min: 1, max: 6000 }) });
const turns = fc.integer({ min: 0, max: 3 });

function frameIn({ width, height }: Size): fc.Arbitrary<Frame> {
  const part = (whole: number) =>
    fc
      .integer({ min: 1, max: whole })
      .chain((length) => fc.tuple(fc.integer({ min: 0, max: whole - length }), fc.constant(length)));
  return fc
    .tuple(part(width), part(height))
    .map(([[left, across], [top, down]]) => ({ left, top, width: across, height: down }));
}
const framed = sizes.chain((size) => fc.tuple(fc.constant(size), frameIn(size)));
const cutIn = (size: Size): fc.Arbitrary<Cut> =>
  fc.tuple(frameIn(size), turns).map(([frame, turned]) => ({ ...frame, turns: turned }));

/** What is drawn of a picture: which of its pixels stands where. */
function drawn(cut: Cut): (x: number, y: number) => readonly [number, number] {
  return (x, y) => {
    const at = turnedFrame({ left: x, top: y, width: 1, height: 1 }, turnedSize(cut, cut.turns), (4 - cut.turns) % 4);
    return [cut.left + at.left, cut.top + at.top];
  };
}

describe('a frame over a picture that is turned', () => {
  it('stays inside, over as many pixels, and comes back after four turns', () => {
    fc.assert(
      fc.property(framed, turns, ([size, frame], by) => {
        const seen = turnedSize(size, by);
        const there = turnedFrame(frame, size, by);
        expect(isInside(there, seen)).toBe(true);
        expect(there.width * there.height).toBe(frame.width * frame.height);
        expect(turnedFrame(there, seen, 4 - by)).toEqual(frame);
      }),
    );
  });

  it('turns to the right: what was on top is on the right', () => {
    expect(turnedFrame({ left: 10, top: 0, width: 20, height: 5 }, { width: 100, height: 50 }, 1)).toEqual({
      ...{ left: 45, top: 10, width: 5, height: 20 },
    });
  });
});

describe('a cut of a cut', () => {
  it('is the cut of the picture that shows the same pixels in the same places', () => {
    const twice = sizes.chain((size) =>
      cutIn(size).chain((first) =>
        fc.tuple(fc.constant(size), fc.constant(first), cutIn(turnedSize(first, first.turns))),
      ),
    );
    fc.assert(
      fc.property(twice, fc.nat(), fc.nat(), ([size, first, second], across, down) => {
        const both = composed(first, second);
        expect(isInside(both, size)).toBe(true);
        const { width, height } = turnedSize(second, second.turns);
        expect(turnedSize(both, both.turns)).toEqual({ width, height });
        const [x, y] = [across % width, down % height];
        expect(drawn(both)(x, y)).toEqual(drawn(first)(...drawn(second)(x, y)));
      }),
    );
  });
});

describe('in whole pixels', () => {
  it('a frame is inside its picture and never empty, wherever it was', () => {
    const any = fc.double({ min: -1e4, max: 1e4, noNaN: true });
    fc.assert(
      fc.property(sizes, any, any, fc.double({ min: 0, max: 1e4, noNaN: true }), (size, left, top, side) => {
        const frame = inWholePixels({ left, top, width: side, height: side / 3 }, size);
        expect(isInside(frame, size)).toBe(true);
        expect(Object.values(frame).every(Number.isInteger)).toBe(true);
      }),
    );
  });

  it('a cut of a smaller drawing of the same picture is inside that; all of it stays all of it', () => {
    fc.assert(
      fc.property(
        sizes.chain((size) => fc.tuple(fc.constant(size), cutIn(size))),
        sizes,
        ([from, cut], to) => {
          expect(isInside(scaled(cut, from, to), to)).toBe(true);
          expect(scaled(wholeCut(from), from, to)).toEqual(wholeCut(to));
        },
      ),
    );
  });
});

describe('a face in a picture', () => {
  const part = fc.double({ min: 0.01, max: 1, noNaN: true });
  const somewhere = fc.double({ min: 0, max: 1, noNaN: true });
  const anyFace = fc.tuple(part, part, somewhere, somewhere).map(([width, height, x, y]) => ({
    ...{ left: x * (1 - width), top: y * (1 - height), width, height },
  }));
  const cutOfSome = sizes.chain((size) => fc.tuple(fc.constant(size), cutIn(size)));

  it('is kept by a cut that holds every pixel of it, however that is turned, and by the whole', () => {
    fc.assert(
      fc.property(cutOfSome, anyFace, ([size, cut], face) => {
        const { left, top, width, height } = frameOf(face, size);
        const [right, bottom] = [left + width, top + height];
        const isInside =
          left >= cut.left && top >= cut.top && right <= cut.left + cut.width && bottom <= cut.top + cut.height;
        const isWhole = cut.width === size.width && cut.height === size.height;
        expect(keepsFace(cut, face, size)).toBe(isInside || isWhole);
        expect(keepsFace(cut, null, size)).toBe(isWhole);
        expect(keepsFace({ ...wholeCut(size), turns: cut.turns }, face, size)).toBe(true);
      }),
    );
  });
});

describe('what was cut by hand', () => {
  const size = { width: 40, height: 30 };
  it('is named by what it does', () => {
    const cut = { left: 4, top: 0, width: 36, height: 30 };
    expect(changeBy(wholeCut(size), size)).toBeNull();
    expect(changeBy({ ...wholeCut(size), turns: 2 }, size)).toBe('turned');
    expect(changeBy({ ...cut, turns: 0 }, size)).toBe('cropped');
    expect(changeBy({ ...cut, turns: 3 }, size)).toBe('croppedAndTurned');
  });

  it('is not said without where, nor from outside its file', () => {
    const file = { format: 'jpeg', byteLength: 9, ...size, sha256: 'a'.repeat(64) };
    const isTaken = (original: object) => originalSchema.safeParse(original).success;
    const cut = { left: 4, top: 0, width: 36, height: 30, turns: 0 };
    expect(isTaken({ ...file, change: 'cropped', cut })).toBe(true);
    expect(isTaken({ ...file, change: 'cropped' })).toBe(false);
    expect(isTaken({ ...file, change: 'redrawn', cut })).toBe(false);
    expect(isTaken({ ...file, change: 'cropped', cut: { ...cut, left: 5 } })).toBe(false);
  });
});

function isInside({ left, top, width, height }: Frame, size: Size): boolean {
  return left >= 0 && top >= 0 && width > 0 && height > 0 && left + width <= size.width && top + height <= size.height;
}
