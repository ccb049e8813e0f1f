import { type Drawable, pictureBlob, pictureElement } from './look-at-picture.ts';
import { hasSeveralPictures } from './png.ts';

export interface Part {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface Still {
  readonly blob: Blob;
  /** As seen, before it was reduced. */
  readonly width: number;
  readonly height: number;
}

const QUALITY = 0.9;

/**
 * A picture drawn anew as it is shown, reduced to what there is room for; null where no decoder takes it. Of an animation it is
 * the picture that those show who know of no others.
 *
 * @param longest of its sides, in pixels
 * @param part which is drawn alone, in pixels as seen; all of it unless said
 */
export async function drawn(
  bytes: Uint8Array,
  drawable: Drawable,
  longest: number,
  part?: Part,
): Promise<Still | null> {
  const image = await pictureElement(bytes, drawable);
  if (image === null) return null;
  const { naturalWidth: width, naturalHeight: height } = image;
  const shown = part ?? { left: 0, top: 0, width, height };
  const scale = Math.min(1, longest / Math.max(shown.width, shown.height));
  const side = (length: number) => Math.max(1, Math.round(length * scale));
  const canvas = new OffscreenCanvas(side(shown.width), side(shown.height));
  const context = canvas.getContext('2d');
  if (!context) throw new Error('nothing to draw on');
  context.imageSmoothingQuality = 'high';
  // Where a picture is transparent paper shows through.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, shown.left, shown.top, shown.width, shown.height, 0, 0, canvas.width, canvas.height);
  return { blob: await canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY }), width, height };
}

/** A picture for the screen: its own bytes, but for an animation of an earlier build, which shows what paper shows. */
export async function still(bytes: Uint8Array, drawable: Drawable): Promise<Blob> {
  const animated = drawable.format === 'png' && hasSeveralPictures(bytes);
  const first = animated ? await drawn(bytes, drawable, Number.POSITIVE_INFINITY) : null;
  return first?.blob ?? pictureBlob(bytes, drawable);
}
