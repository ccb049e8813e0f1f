import type { FaceBox } from '../../../shared/picture/picture.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}
type Pixels = Size & { readonly data: ArrayLike<number> };

/** Of red, green and blue, by ITU-R BT.709. */
const WEIGHTS = [0.2126, 0.7152, 0.0722] as const;

/**
 * A square of the picture around a face, in its pixels; around its middle where there is none.
 *
 * @param least what it is drawn to: less than that has to be enlarged, and looks blurred
 */
export function areaAround(box: FaceBox | null, { width, height }: Size, least: number) {
  const face = box ?? { left: 0, top: 0, width: 1, height: 1 };
  const side = Math.min(width, height, Math.max(least, face.width * width, face.height * height));
  const start = (from: number, length: number, whole: number) =>
    Math.min(whole - side, Math.max(0, (from + length / 2) * whole - side / 2));
  return {
    left: start(face.left, face.width, width),
    top: start(face.top, face.height, height),
    width: side,
    height: side,
  };
}

/** 0 is black, 1 is white. */
export function brightnessOf(pixels: Pixels): number {
  return rounded(mean(lumaOf(pixels)));
}

/**
 * How much the picture changes from pixel to pixel: the variance of its Laplacian, by the square of its light, so that the same picture in half the
 * light is as sharp.
 */
export function sharpnessOf(pixels: Pixels): number {
  const { width, height } = pixels;
  const luma = lumaOf(pixels);
  const light = mean(luma);
  if (light === 0 || width < 3 || height < 3) return 0;
  const edges = new Float64Array((width - 2) * (height - 2));
  let edge = 0;
  for (let y = 1; y < height - 1; y += 1) {
    for (let at = y * width + 1; at < (y + 1) * width - 1; at += 1, edge += 1) {
      edges[edge] =
        of(luma, at - 1) + of(luma, at + 1) + of(luma, at - width) + of(luma, at + width) - 4 * of(luma, at);
    }
  }
  return rounded(varianceOf(edges) / light ** 2);
}

function lumaOf({ data, width, height }: Pixels): Float64Array {
  const [red, green, blue] = WEIGHTS;
  const luma = new Float64Array(width * height);
  for (let index = 0, at = 0; index < luma.length; index += 1, at += 4) {
    luma[index] = (red * of(data, at) + green * of(data, at + 1) + blue * of(data, at + 2)) / 255;
  }
  return luma;
}

// Loops, as each is run a few times only: what is called for every pixel would still be interpreted when it is done.
const of = (values: ArrayLike<number>, index: number) => values[index] ?? 0;

function mean(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

function varianceOf(values: Float64Array): number {
  const middle = mean(values);
  let sum = 0;
  for (const value of values) sum += (value - middle) ** 2;
  return sum / values.length;
}

const rounded = (value: number) => Math.round(value * 10_000) / 10_000;
