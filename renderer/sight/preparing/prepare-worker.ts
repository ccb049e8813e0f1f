import { LONGEST_SIDE, MAXIMUM_PICTURE_BYTES } from '../../../shared/limits.ts';
import { wholeCut } from '../../../shared/picture/cut.ts';
import type { Original, PictureProblem } from '../../../shared/picture/picture.ts';
import { isTooLarge, sampleOf } from '../look-at-picture.ts';
import { hasCodedData } from '../partial-jpeg.ts';
import { bitmapOf } from './bitmap.ts';
import { fileKindOf, type OriginalFormat, sizeBeforeDecoding } from './file-kind.ts';
import { needsRedrawing, withoutMetadata } from './metadata.ts';
import { hasOtherPictures } from './other-pictures.ts';
import { MAY_DECODE, type Prepared, type ToPrepare } from './preparing.ts';
import { redrawn } from './redrawn.ts';
import { sha256Of } from './sha256.ts';
import { isHalfAside } from './walk-aside.ts';

const mayDecode = Promise.withResolvers<void>();

globalThis.onmessage = async ({ data }: MessageEvent<ToPrepare | typeof MAY_DECODE>) => {
  if (data === MAY_DECODE) return mayDecode.resolve();
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
  // Each on a thread of its own, as decoding is.
  const [walked, hash] = [isHalfAside({ bytes: bare ?? file, format }), bare === file ? '' : sha256Of(file)];
  await mayDecode.promise;
  const { bitmap, isCutOff } = await bitmapOf(bare ?? file, format);
  const drawn = bitmap && sampleOf(bitmap);
  if (bitmap === null || drawn?.isEmpty !== false) return refused('undecodable');
  if (isTooLarge(bitmap)) return refused('tooManyPixels');
  const { width, height } = bitmap;
  // What has no end for a decoder may be all there: a PNG with a wrong checksum.
  const isPartial = async () => (isCutOff && drawn.hasGaps) || (await walked);
  const isFirst = await hasOtherPictures(file, format);
  const about = async (change: 'stripped' | 'redrawn'): Promise<Original> => ({
    ...{ format, width, height },
    byteLength: file.length,
    sha256: await hash,
    change: isFirst ? 'firstOfAnimation' : change,
  });
  if (bare !== null) {
    bitmap.close();
    const original = bare === file ? null : await about('stripped');
    return { kind: 'ready', bytes: bare, decoded: { width, height, isPartial: await isPartial() }, original };
  }
  const { blob, ...size } = await redrawn(bitmap, cut ?? wholeCut(bitmap));
  bitmap.close();
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const decoded = { ...size, isPartial: await isPartial() };
  return { kind: 'ready', bytes, decoded, original: await about('redrawn') };
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

function refused(problem: PictureProblem): Prepared {
  return { kind: 'refused', problem };
}
