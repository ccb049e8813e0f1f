import { LONGEST_SIDE, MAXIMUM_PICTURE_BYTES } from '../../../shared/limits.ts';
import { wholeCut } from '../../../shared/picture/cut.ts';
import type { Original, PictureProblem } from '../../../shared/picture/picture.ts';
import { isTooLarge, sampleOf } from '../look-at-picture.ts';
import { hasCodedData, isPartialJpeg } from '../partial-jpeg.ts';
import { readPng } from '../png.ts';
import { bitmapOf } from './bitmap.ts';
import { fileKindOf, type OriginalFormat, sizeBeforeDecoding } from './file-kind.ts';
import { needsRedrawing, withoutMetadata } from './metadata.ts';
import { hasOtherPictures } from './other-pictures.ts';
import type { Prepared, ToPrepare } from './preparing.ts';
import { redrawn } from './redrawn.ts';
import { sha256Of } from './sha256.ts';

globalThis.onmessage = async ({ data }: MessageEvent<ToPrepare>) => {
  // What fails unseen here would be waited for in vain.
  const prepared = await preparedHere(data).catch(() => refused('undecodable'));
  globalThis.postMessage(prepared, { transfer: prepared.kind === 'ready' ? [prepared.bytes.buffer] : [] });
};

async function preparedHere({ file, cut }: ToPrepare): Promise<Prepared> {
  const format = fileKindOf(file);
  if (format === 'heic') return refused('heic');
  if (format === 'unknown') return refused('unknownFormat');
  if (format === 'jpeg' && !hasCodedData(file)) return refused('undecodable');
  const bare = cut === null ? bareOf(file, format) : null;
  const { bitmap, isCutOff } = await bitmapOf(bare ?? file, format);
  const drawn = bitmap && sampleOf(bitmap);
  if (bitmap === null || drawn?.isEmpty !== false) return refused('undecodable');
  if (isTooLarge(bitmap)) return refused('tooManyPixels');
  const { width, height } = bitmap;
  // What has no end for a decoder may be all there: a PNG with a wrong checksum.
  const isPartial = (isCutOff && drawn.hasGaps) || isHalf(bare ?? file, format);
  const isFirst = await hasOtherPictures(file, format);
  const about = async (change: 'stripped' | 'redrawn'): Promise<Original> => ({
    ...{ format, width, height },
    byteLength: file.length,
    sha256: await sha256Of(file),
    change: isFirst ? 'firstOfAnimation' : change,
  });
  if (bare !== null) {
    bitmap.close();
    const original = bare === file ? null : await about('stripped');
    return { kind: 'ready', bytes: bare, decoded: { width, height, isPartial }, original };
  }
  const { blob, ...size } = await redrawn(bitmap, cut ?? wholeCut(bitmap));
  bitmap.close();
  const bytes = new Uint8Array(await blob.arrayBuffer());
  return { kind: 'ready', bytes, decoded: { ...size, isPartial }, original: await about('redrawn') };
}

/** The file without its metadata, where that is all that has to be done to it. */
function bareOf(file: Uint8Array<ArrayBuffer>, format: OriginalFormat): Uint8Array<ArrayBuffer> | null {
  if (format !== 'jpeg' && format !== 'png') return null;
  const size = sizeBeforeDecoding(file, format);
  const isTooLong = size !== null && Math.max(size.width, size.height) > LONGEST_SIDE;
  if (isTooLong || needsRedrawing(file, format)) return null;
  const bare = withoutMetadata(file, format);
  return bare.length <= MAXIMUM_PICTURE_BYTES ? bare : null;
}

function isHalf(bytes: Uint8Array, format: OriginalFormat): boolean {
  if (format === 'jpeg') return isPartialJpeg(bytes);
  return format === 'png' && readPng(bytes).isPartial;
}

function refused(problem: PictureProblem): Prepared {
  return { kind: 'refused', problem };
}
