import { describe, expect, it } from 'vitest';
import { angleOf, arcPath, CENTRE, fractionOf, numberSize, pointAt, RING, tickAt, VIEW } from './geometry.ts';

const hundred = { least: 0, most: 100 };

describe('fractionOf', () => {
  it('places a value on its scale', () => {
    expect(fractionOf(0, hundred)).toBe(0);
    expect(fractionOf(25, hundred)).toBe(0.25);
    expect(fractionOf(0.75, { least: 0, most: 1 })).toBe(0.75);
  });

  it('keeps what lies outside at the nearer end', () => {
    expect(fractionOf(-3, hundred)).toBe(0);
    expect(fractionOf(140, hundred)).toBe(1);
  });
});

describe('the arc', () => {
  it('is the same on both sides and highest in the middle', () => {
    const first = pointAt(angleOf(0), RING.radius);
    const last = pointAt(angleOf(1), RING.radius);
    expect(first.y).toBe(last.y);
    expect(first.x + last.x).toBeCloseTo(2 * CENTRE.x, 1);
    expect(pointAt(angleOf(0.5), RING.radius)).toEqual({ x: CENTRE.x, y: CENTRE.y - RING.radius });
  });

  it('tells a long part from a short one', () => {
    expect(arcPath(0, 1, 90)).toContain(' 0 1 1 ');
    expect(arcPath(0, 0.5, 90)).toContain(' 0 0 1 ');
  });

  it('draws nothing for a part without length', () => {
    expect(arcPath(0, 0, 90)).toBeNull();
    expect(arcPath(0.6, 0.4, 90)).toBeNull();
  });
});

describe('tickAt', () => {
  it('lets the label grow away from the ring', () => {
    expect(tickAt(0.1).anchor).toBe('end');
    expect(tickAt(0.5).anchor).toBe('middle');
    expect(tickAt(0.9).anchor).toBe('start');
  });

  it('stays in view at every place', () => {
    for (let hundredths = 0; hundredths <= 100; hundredths += 1) {
      const { label, to } = tickAt(hundredths / 100);
      for (const point of [label, to]) {
        expect(point.x).toBeGreaterThan(0);
        expect(point.x).toBeLessThan(VIEW.width);
        expect(point.y).toBeGreaterThan(8);
        expect(point.y).toBeLessThan(VIEW.height);
      }
    }
  });
});

describe('numberSize', () => {
  it('shrinks long numbers and does not blow short ones up', () => {
    expect(numberSize(2)).toBe(52);
    expect(numberSize(3)).toBe(52);
    expect(numberSize(6)).toBeLessThan(40);
    expect(numberSize(0)).toBe(52);
  });
});
