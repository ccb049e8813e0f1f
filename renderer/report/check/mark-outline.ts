import type { ReportLanguage } from '../../../shared/evidence/evidence.ts';
import outlines from '../mark-outlines.json';
import type { wordOf } from './page-marks.ts';

/**
 * The words across a page as outlines, 1000 wide around their middle, with no commands but M, L, C and Z. As a text they
 * would need a `transform` to slope, which the browser loses where it repeats them, or a text along a path, which breaks
 * Devanagari.
 */
export const markOutlines = outlines satisfies Record<
  ReportLanguage,
  Record<ReturnType<typeof wordOf>, { readonly word: string; readonly height: number; readonly outline: string }>
>;

export interface Place {
  readonly x: number;
  readonly y: number;
  /** How wide the word is, along its slope. */
  readonly width: number;
  /** In degrees, clockwise. */
  readonly slope: number;
}

const WIDTH = 1000;

/** Turns an outline and puts its middle where it belongs, by numbers alone. */
export function placed(outline: string, { x, y, width, slope }: Place): string {
  const scale = width / WIDTH;
  const angle = (slope * Math.PI) / 180;
  const [along, across] = [Math.cos(angle) * scale, Math.sin(angle) * scale];
  return outline.replaceAll(/(-?\d+) (-?\d+)/g, (_pair, right: string, down: string) => {
    const [u, v] = [Number(right), Number(down)];
    return `${round(x + u * along - v * across)} ${round(y + u * across + v * along)}`;
  });
}

const round = (value: number): number => Math.round(value * 100) / 100;
