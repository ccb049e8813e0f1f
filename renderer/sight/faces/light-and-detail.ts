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
  const at = (x: number, y: number) => luma[y * width + x] ?? 0;
  for (let index = 0; index < edges.length; index += 1) {
    const [x, y] = [(index % (width - 2)) + 1, Math.floor(index / (width - 2)) + 1];
    edges[index] = at(x - 1, y) + at(x + 1, y) + at(x, y - 1) + at(x, y + 1) - 4 * at(x, y);
  }
  const middle = mean(edges);
  return rounded(mean(edges.map((edge) => (edge - middle) ** 2)) / light ** 2);
}

function lumaOf({ data, width, height }: Pixels): Float64Array {
  const [red, green, blue] = WEIGHTS;
  const of = (index: number) => (data[index] ?? 0) / 255;
  return new Float64Array(width * height).map(
    (_, index) => red * of(4 * index) + green * of(4 * index + 1) + blue * of(4 * index + 2),
  );
}

const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
const rounded = (value: number) => Math.round(value * 10_000) / 10_000;
