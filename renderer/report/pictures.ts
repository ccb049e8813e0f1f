import type { Report } from '../../shared/evidence.ts';
import type { PictureFormat } from '../../shared/picture.ts';
import type { PrintBridge } from '../../shared/printing.ts';

/** A picture as it is printed, or why it is not. */
export type Drawing =
  | { readonly kind: 'drawn'; readonly address: string }
  /** The bytes are not there any more, or not what they were. */
  | { readonly kind: 'damaged' }
  | { readonly kind: 'undrawable' }
  /** This report goes without. */
  | { readonly kind: 'left out' };

/** By SHA-256. */
export type Drawings = ReadonlyMap<string, Drawing>;

/** A picture of more bytes is drawn anew: what is no part of it, or too fine for paper, would be in the file twice. */
const MOST_BYTES_AS_IT_IS = 300_000;

/** Of the longer side, in pixels: 300 dots per inch at the largest size on the page. */
const LONGEST = 1000;
const QUALITY = 0.9;

/** One after the other, so that no more than one is held at its full size. */
export async function drawPictures(report: Report, bridge: PrintBridge): Promise<Drawings> {
  const drawings = new Map<string, Drawing>();
  if (!report.withPictures) return drawings;
  const pictures = report.checks.flatMap((check) => check.pictures);
  for (const [index, { sha256, format }] of pictures.entries()) {
    if (!drawings.has(sha256)) {
      const bytes = await bridge.picture(sha256);
      drawings.set(sha256, bytes === null ? { kind: 'damaged' } : await draw(bytes, format));
    }
    bridge.progress((index + 1) / pictures.length);
  }
  return drawings;
}

async function draw(bytes: Uint8Array, format: PictureFormat): Promise<Drawing> {
  const whole = new Blob([bytes as Uint8Array<ArrayBuffer>], { type: `image/${format}` });
  try {
    const bitmap = await createImageBitmap(whole);
    const { width, height } = bitmap;
    const scale = Math.min(1, LONGEST / Math.max(width, height));
    const isSmall = scale === 1 && whole.size <= MOST_BYTES_AS_IT_IS;
    const printed = isSmall ? whole : await reduce(bitmap, width * scale, height * scale);
    bitmap.close();
    return { kind: 'drawn', address: URL.createObjectURL(printed) };
  } catch {
    return { kind: 'undrawable' };
  }
}

async function reduce(bitmap: ImageBitmap, width: number, height: number): Promise<Blob> {
  const canvas = new OffscreenCanvas(Math.max(1, Math.round(width)), Math.max(1, Math.round(height)));
  const context = canvas.getContext('2d');
  if (!context) throw new Error('nothing to draw on');
  context.imageSmoothingQuality = 'high';
  // Where a picture is transparent paper shows through.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY });
}
