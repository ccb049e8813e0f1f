/**
 * The gauge's shape: an arc of 240 degrees, open at the bottom. Angles are degrees clockwise from three
 * o'clock, as SVG has them. Pure, so that the same drawing goes to the screen and to paper.
 */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Scale {
  readonly least: number;
  readonly most: number;
}

export const VIEW = { width: 272, height: 214 } as const;
export const CENTRE: Point = { x: 136, y: 132 };
/** Of the broad ring that shows the score. */
export const RING = { radius: 90, width: 14 } as const;
/** Of the thin ring outside it that shows what the score would mean. */
export const ZONES = { radius: 103, width: 4 } as const;

const FIRST_ANGLE = 150;
const SWEEP = 240;
const LABEL_RADIUS = 116;
const TICK = { inner: RING.radius - RING.width / 2 - 3, outer: ZONES.radius + 5 };

/** Where a value stands on its scale, 0 to 1; what lies outside is put at the nearer end. */
export function fractionOf(value: number, scale: Scale): number {
  const fraction = (value - scale.least) / (scale.most - scale.least);
  return Math.min(1, Math.max(0, fraction));
}

export function angleOf(fraction: number): number {
  return FIRST_ANGLE + SWEEP * fraction;
}

export function pointAt(angle: number, radius: number): Point {
  const radians = (angle * Math.PI) / 180;
  return { x: hundredths(CENTRE.x + radius * Math.cos(radians)), y: hundredths(CENTRE.y + radius * Math.sin(radians)) };
}

/** The path of a part of the arc; null for a part of no length, which SVG would draw as a dot or as a circle. */
export function arcPath(from: number, to: number, radius: number): string | null {
  if (to <= from) return null;
  const start = pointAt(angleOf(from), radius);
  const end = pointAt(angleOf(to), radius);
  const isLarge = (to - from) * SWEEP > 180 ? 1 : 0;
  return `M ${start.x} ${start.y} A ${radius} ${radius} 0 ${isLarge} 1 ${end.x} ${end.y}`;
}

export interface Tick {
  readonly from: Point;
  readonly to: Point;
  readonly label: Point;
  readonly anchor: 'start' | 'middle' | 'end';
}

/** A mark across both rings, and the place of its label outside them. */
export function tickAt(fraction: number): Tick {
  const angle = angleOf(fraction);
  const label = pointAt(angle, LABEL_RADIUS);
  const sideways = Math.cos((angle * Math.PI) / 180);
  const anchor = Math.abs(sideways) < 0.2 ? 'middle' : sideways > 0 ? 'start' : 'end';
  return { from: pointAt(angle, TICK.inner), to: pointAt(angle, TICK.outer), label, anchor };
}

/** The size at which a number of so many characters fits inside the ring. */
export function numberSize(characters: number): number {
  const widest = 122;
  const widthOfOne = 0.6;
  return Math.min(52, Math.floor(widest / (Math.max(1, characters) * widthOfOne)));
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}
