import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partInFrame } from './framed.ts';

const shape = 0.8;
const portrait = { width: 600, height: 800 };
const landscape = { width: 1200, height: 800 };
const sizes = fc.record({ width: fc.integer({ min: 1, max: 9000 }), height: fc.integer({ min: 1, max: 9000 }) });
const faceBoxes = fc
  .record({
    left: fc.double({ min: 0, max: 0.9, noNaN: true }),
    top: fc.double({ min: 0, max: 0.9, noNaN: true }),
    right: fc.double({ min: 0.05, max: 1, noNaN: true }),
    down: fc.double({ min: 0.05, max: 1, noNaN: true }),
  })
  .map(({ left, top, right, down }) => ({ left, top, width: (1 - left) * right, height: (1 - top) * down }));

describe('what a frame shows of a picture', () => {
  it('is all of a frame that has its shape, or about its shape', () => {
    const { left, top, width, height } = partInFrame(portrait, null, shape);
    expect([left, width]).toEqual([0, 600]);
    expect(height).toBe(750);
    expect(top).toBeGreaterThanOrEqual(0);
  });

  it('is the whole of a landscape picture, in the middle', () => {
    expect(partInFrame(landscape, null, shape)).toEqual({ left: 0, width: 1200, top: -350, height: 1500 });
  });

  it('has the face in it, large, and nothing beyond the picture', () => {
    fc.assert(
      fc.property(sizes, faceBoxes, (picture, faceBox) => {
        const part = partInFrame(picture, faceBox, shape);
        const slack = 1e-6 * Math.max(picture.width, picture.height);
        expect(part.width / part.height).toBeCloseTo(shape, 5);
        expect(part.left).toBeGreaterThanOrEqual(-slack);
        expect(part.top).toBeGreaterThanOrEqual(-slack);
        expect(part.left + part.width).toBeLessThanOrEqual(picture.width + slack);
        expect(part.top + part.height).toBeLessThanOrEqual(picture.height + slack);
        const middle = (faceBox.left + faceBox.width / 2) * picture.width;
        expect(middle).toBeGreaterThanOrEqual(part.left - slack);
        expect(middle).toBeLessThanOrEqual(part.left + part.width + slack);
      }),
    );
    const face = { left: 0.4, top: 0.2, width: 0.2, height: 0.3 };
    expect(partInFrame(landscape, face, shape)).toMatchObject({ height: 800 * 0.3 * 2.1 });
  });
});
