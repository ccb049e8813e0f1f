import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areaAround, brightnessOf, sharpnessOf } from './light-and-detail.ts';

const SIDE = 16;

/** Grey, as a canvas has it. */
function greyOf(values: readonly number[]) {
  return { width: SIDE, height: SIDE, data: values.flatMap((value) => [value, value, value, 255]) };
}
const anyGreys = fc.array(fc.integer({ min: 20, max: 120 }), { minLength: SIDE * SIDE, maxLength: SIDE * SIDE });

describe('light', () => {
  it('runs from black to white', () => {
    expect(brightnessOf(greyOf(Array.from({ length: SIDE * SIDE }, () => 0)))).toBe(0);
    expect(brightnessOf(greyOf(Array.from({ length: SIDE * SIDE }, () => 255)))).toBe(1);
  });

  it('is the mean: twice the values are twice the light', () => {
    fc.assert(
      fc.property(anyGreys, (greys) => {
        const twice = brightnessOf(greyOf(greys.map((grey) => 2 * grey)));
        expect(twice).toBeCloseTo(2 * brightnessOf(greyOf(greys)), 3);
      }),
    );
  });
});

describe('sharpness', () => {
  it('is none of a plain area', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 255 }), (grey) => {
        expect(sharpnessOf(greyOf(Array.from({ length: SIDE * SIDE }, () => grey)))).toBe(0);
      }),
    );
  });

  it('is the same in any light', () => {
    fc.assert(
      fc.property(anyGreys, (greys) => {
        const sharp = sharpnessOf(greyOf(greys));
        expect(sharpnessOf(greyOf(greys.map((grey) => 2 * grey)))).toBeCloseTo(sharp, 2);
      }),
    );
  });

  it('is less of a picture that was blurred', () => {
    fc.assert(
      fc.property(anyGreys, (greys) => {
        fc.pre(new Set(greys).size > 2);
        const at = (index: number) => greys[(index + greys.length) % greys.length] ?? 0;
        const blurred = greys.map((grey, index) => (at(index - 1) + grey + at(index + 1)) / 3);
        const both = blurred.map((grey, index) => {
          const around = (by: number) => blurred[(index + by + greys.length) % greys.length] ?? 0;
          return (around(-SIDE) + grey + around(SIDE)) / 3;
        });
        expect(sharpnessOf(greyOf(both))).toBeLessThan(sharpnessOf(greyOf(greys)));
      }),
    );
  });
});

describe('the area that is measured', () => {
  const ratio = fc.double({ min: 0, max: 1, noNaN: true });
  const side = fc.integer({ min: 1, max: 5000 });

  it('is a square within the picture, whatever the face', () => {
    fc.assert(
      fc.property(ratio, ratio, ratio, ratio, side, side, (left, top, across, down, width, height) => {
        const box = { left, top, width: across * (1 - left), height: down * (1 - top) };
        const area = areaAround(box, { width, height }, 128);
        expect(area.width).toBe(area.height);
        expect(area.left).toBeGreaterThanOrEqual(0);
        expect(area.top).toBeGreaterThanOrEqual(0);
        expect(area.left + area.width).toBeLessThanOrEqual(width + 1e-6);
        expect(area.top + area.height).toBeLessThanOrEqual(height + 1e-6);
        expect(area.width).toBeGreaterThanOrEqual(Math.min(128, width, height));
      }),
    );
  });

  it('is the middle where there is no face', () => {
    expect(areaAround(null, { width: 300, height: 200 }, 128)).toEqual({ left: 50, top: 0, width: 200, height: 200 });
  });
});
