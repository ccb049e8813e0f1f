import { pictureBlob } from '../look-at-picture.ts';
import { readPng } from '../png.ts';
import type { OriginalFormat } from './file-kind.ts';
import { withRightSums } from './png-sums.ts';

export interface Drawable {
  /** Null where no decoder takes the file. */
  readonly bitmap: ImageBitmap | null;
  /** Only its beginning is there; what is missing is transparent. */
  readonly isCutOff: boolean;
}

/** A decoder that has no row yet says nothing for ever; in milliseconds. */
const LONGEST_WAIT = 5_000;

const nothing: Drawable = { bitmap: null, isCutOff: false };

/** The first picture in a file, upright. */
export async function bitmapOf(bytes: Uint8Array<ArrayBuffer>, format: OriginalFormat): Promise<Drawable> {
  // A JPEG that is cut off gets its end: the decoder refuses it otherwise, and leaves grey what is missing.
  const whole = await createImageBitmap(pictureBlob(bytes, { format, sight: 'whole' })).catch(() => null);
  if (whole !== null) return { bitmap: whole, isCutOff: false };
  if (format === 'jpeg' || (format === 'png' && !readPng(bytes).hasRow)) return nothing;
  return beginningOf(format === 'png' ? withRightSums(bytes) : bytes, `image/${format}`).catch(() => nothing);
}

/** As much as a decoder makes of a file whose end has not come yet. */
async function beginningOf(bytes: Uint8Array<ArrayBuffer>, type: string): Promise<Drawable> {
  if (!(await ImageDecoder.isTypeSupported(type))) return nothing;
  const data = new ReadableStream({ start: (file) => file.enqueue(bytes) });
  const decoder = new ImageDecoder({ data, type });
  try {
    const decoded = await Promise.race([decoder.decode({ completeFramesOnly: false }), silence()]);
    if (decoded === null) return nothing;
    const bitmap = await createImageBitmap(decoded.image);
    decoded.image.close();
    return { bitmap, isCutOff: !decoded.complete };
  } finally {
    decoder.close();
  }
}

function silence(): Promise<null> {
  return new Promise((resolve) => setTimeout(() => resolve(null), LONGEST_WAIT));
}
