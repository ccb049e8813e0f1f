import { LONGEST_SIDE, MAXIMUM_PICTURE_BYTES } from '../../../shared/limits.ts';
import { turnedSize } from '../../../shared/picture/cut.ts';
import type { Cut } from '../../../shared/picture/picture.ts';

/** A face keeps its detail at the first; each next one is for a picture that is too large still. */
const QUALITIES = [0.92, 0.85, 0.75] as const;
/** By how much the sides shrink where no quality is enough. */
const SMALLER = 0.75;

/** A JPEG that can be sent: upright and in sRGB, as Chromium draws it; where the picture is transparent the paper is white. */
export async function redrawn(bitmap: ImageBitmap, { left, top, turns, ...part }: Cut) {
  const whole = Math.max(part.width, part.height);
  for (let longest = Math.min(LONGEST_SIDE, whole); ; longest *= SMALLER) {
    const side = (length: number) => Math.max(1, Math.round((length * longest) / whole));
    const upright = { width: side(part.width), height: side(part.height) };
    const { width, height } = turnedSize(upright, turns);
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d', { alpha: false });
    if (!context) throw new Error('nothing to draw on');
    context.imageSmoothingQuality = 'high';
    context.fillStyle = '#fff';
    context.fillRect(0, 0, width, height);
    context.translate(width / 2, height / 2);
    context.rotate((turns * Math.PI) / 2);
    const at = [-upright.width / 2, -upright.height / 2, upright.width, upright.height] as const;
    context.drawImage(bitmap, left, top, part.width, part.height, ...at);
    for (const quality of QUALITIES) {
      const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality });
      if (blob.size <= MAXIMUM_PICTURE_BYTES) return { blob, width, height };
    }
  }
}
