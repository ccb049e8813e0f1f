import { LONGEST_SIDE, MAXIMUM_PICTURE_BYTES, MAXIMUM_PICTURE_PIXELS } from '../../../shared/limits.ts';
import { turnedSize, wholeCut } from '../../../shared/picture/cut.ts';
import type { Cut, PictureProblem } from '../../../shared/picture/picture.ts';
import { jpegSegments, SCAN } from '../jpeg-segments.ts';
import { pictureBlob } from '../look-at-picture.ts';
import { isPartialJpeg } from '../partial-jpeg.ts';
import { readPng } from '../png.ts';
import { fileKindOf, type OriginalFormat } from './file-kind.ts';
import type { Redrawing, ToRedraw } from './redrawing.ts';
import { sha256Of } from './sha256.ts';

/** A face keeps its detail at the first; each next one is for a picture that is too large still. */
const QUALITIES = [0.92, 0.85, 0.75] as const;
/** By how much the sides shrink where no quality is enough. */
const SMALLER = 0.75;

globalThis.onmessage = async ({ data }: MessageEvent<ToRedraw>) => {
  // What fails unseen here would be waited for in vain.
  const redrawing = await redrawn(data).catch(() => refused('undecodable'));
  globalThis.postMessage(redrawing, { transfer: redrawing.kind === 'redrawn' ? [redrawing.bytes.buffer] : [] });
};

async function redrawn({ bytes, cut }: ToRedraw): Promise<Redrawing> {
  const format = fileKindOf(bytes);
  if (format === 'heic') return refused('heic');
  if (format === 'unknown') return refused('unknownFormat');
  if (format === 'jpeg' && !hasCodedData(bytes)) return refused('undecodable');
  const isPartial = isHalf(bytes, format);
  // A picture that is cut off gets its end: the decoder refuses it otherwise, and leaves blank what is missing.
  const bitmap = await createImageBitmap(pictureBlob(bytes, { format, sight: 'whole' })).catch(() => null);
  if (bitmap === null) return refused('undecodable');
  const { width, height } = bitmap;
  if (width * height > MAXIMUM_PICTURE_PIXELS) return refused('tooManyPixels');
  const picture = await smallEnough(bitmap, cut ?? wholeCut(bitmap));
  bitmap.close();
  const original = {
    ...{ format, width, height },
    byteLength: bytes.length,
    sha256: await sha256Of(bytes),
    change: (await isAnimation(bytes, format)) ? 'firstOfAnimation' : 'redrawn',
  } as const;
  const { blob, ...size } = picture;
  return {
    kind: 'redrawn',
    bytes: new Uint8Array(await blob.arrayBuffer()),
    decoded: { ...size, isPartial },
    original,
  };
}

/** Of headers alone a decoder would draw a grey area. */
function hasCodedData(bytes: Uint8Array): boolean {
  return [...jpegSegments(bytes)].some(
    ({ marker, contents, whole }) => marker === SCAN && whole.length > 4 + contents.length,
  );
}

function isHalf(bytes: Uint8Array, format: OriginalFormat): boolean {
  if (format === 'jpeg') return isPartialJpeg(bytes);
  return format === 'png' && readPng(bytes).isPartial;
}

/** Upright and in sRGB, as Chromium draws it; where it is transparent the paper is white. */
async function smallEnough(bitmap: ImageBitmap, { left, top, turns, ...part }: Cut) {
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

async function isAnimation(bytes: Uint8Array<ArrayBuffer>, format: OriginalFormat): Promise<boolean> {
  const type = `image/${format}`;
  if (format === 'jpeg' || !(await ImageDecoder.isTypeSupported(type))) return false;
  const decoder = new ImageDecoder({ data: bytes, type });
  try {
    await decoder.tracks.ready;
    await decoder.completed;
    return (decoder.tracks.selectedTrack?.frameCount ?? 1) > 1;
  } catch {
    // Its first picture could be drawn: whether others could be is nothing to refuse it for.
    return false;
  } finally {
    decoder.close();
  }
}

function refused(problem: PictureProblem): Redrawing {
  return { kind: 'refused', problem };
}
