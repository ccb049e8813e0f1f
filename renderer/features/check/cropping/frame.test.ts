import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composed, turnedSize } from '../../../../shared/picture/cut.ts';
import { aroundFace, beginning, type Cutting, cutBy, cutToFace, leastOf, moved, turned } from './frame.ts';

const side = fc.integer({ min: 1, max: 8000 });
const sizes = fc.record({ width: side, height: side });
const edge = fc.constantFrom(-1 as const, 0 as const, 1 as const);
const by = fc.double({ min: -10_000, max: 10_000, noNaN: true });

/** What a person does with a frame. */
const acts = fc.array(
  fc.oneof(
    fc.record({ handle: fc.option(fc.record({ x: edge, y: edge })), x: by, y: by }),
    fc.constantFrom('left' as const, 'right' as const),
  ),
  { maxLength: 20 },
);

function expectInside({ size, turns, frame }: Cutting): void {
  const seen = turnedSize(size, turns);
  const least = leastOf(seen);
  const slack = 1e-6;
  for (const [from, length, whole, shortest] of [
    [frame.left, frame.width, seen.width, least.width],
    [frame.top, frame.height, seen.height, least.height],
  ] as const) {
    expect(from).toBeGreaterThanOrEqual(-slack);
    expect(from + length).toBeLessThanOrEqual(whole + slack);
    expect(length).toBeGreaterThanOrEqual(shortest - slack);
  }
}

describe('the frame over a picture', () => {
  it('stays inside it and large enough, whatever is done with it, and what is cut is there', () => {
    fc.assert(
      fc.property(sizes, acts, (size, all) => {
        let cutting = beginning(size, null);
        for (const act of all)
          cutting = typeof act === 'string' ? turned(cutting, act) : moved(cutting, act.handle, act);
        expectInside(cutting);
        const { left, top, width, height } = cutBy(cutting);
        expect(Math.min(left, top)).toBeGreaterThanOrEqual(0);
        expect(Math.min(width, height)).toBeGreaterThanOrEqual(1);
        expect(left + width).toBeLessThanOrEqual(size.width);
        expect(top + height).toBeLessThanOrEqual(size.height);
        // It is found again where it was left.
        expect(cutBy(beginning(size, cutBy(cutting)))).toEqual(cutBy(cutting));
      }),
    );
  });

  it('keeps its size as it is moved, and its other corner as one is', () => {
    fc.assert(
      fc.property(sizes, by, by, by, by, (size, x, y, across, down) => {
        const start = moved(beginning(size, null), { x: 1, y: 1 }, { x: across, y: down });
        const whole = moved(start, null, { x, y }).frame;
        expect([whole.width, whole.height]).toEqual([start.frame.width, start.frame.height]);
        const { left, top } = moved(start, { x: 1, y: 1 }, { x, y }).frame;
        expect([left, top]).toEqual([start.frame.left, start.frame.top]);
      }),
    );
  });

  it('is what it was after four turns', () => {
    const start = moved(beginning({ width: 600, height: 800 }, null), { x: -1, y: -1 }, { x: 50, y: 80 });
    for (const way of ['left', 'right'] as const) {
      const all = [1, 2, 3, 4].reduce((cutting) => turned(cutting, way), start);
      expect(all).toEqual(start);
    }
    expect(turned(turned(start, 'left'), 'right')).toEqual(start);
  });
});

describe('around a face', () => {
  it('there is room, and all of the face, inside the picture', () => {
    const part = fc.double({ min: 0.001, max: 1, noNaN: true });
    fc.assert(
      fc.property(sizes, part, part, fc.double({ min: 0, max: 1, noNaN: true }), (size, width, height, at) => {
        const face = { left: at * (1 - width), top: at * (1 - height), width, height };
        const cutting = aroundFace(size, face);
        expectInside(cutting);
        const slack = 1e-6 * Math.max(size.width, size.height);
        const { frame } = cutting;
        expect(frame.left).toBeLessThanOrEqual(face.left * size.width + slack);
        expect(frame.top).toBeLessThanOrEqual(face.top * size.height + slack);
        expect(frame.left + frame.width).toBeGreaterThanOrEqual((face.left + width) * size.width - slack);
        expect(frame.top + frame.height).toBeGreaterThanOrEqual((face.top + height) * size.height - slack);
      }),
    );
  });

  it('of what was cut before is cut what is around it there, turned as that was', () => {
    const size = { width: 1000, height: 800 };
    const shown = { left: 500, top: 100, width: 400, height: 600, turns: 1 };
    const face = { left: 0.5, top: 0.25, width: 0.2, height: 0.3 };
    const inShown = cutBy(aroundFace(turnedSize(shown, 1), face));
    expect(cutToFace(size, shown, face)).toEqual(composed(shown, inShown));
    expect(cutToFace(size, shown, face)).toMatchObject({ turns: 1 });
    expect(cutToFace(size, null, face)).toEqual(cutBy(aroundFace(size, face)));
  });
});
