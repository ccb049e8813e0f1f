import { jpegSegments } from '../jpeg-segments.ts';
import { hasSeveralPictures } from '../png.ts';
import type { OriginalFormat } from './file-kind.ts';

const APP2 = 0xe2;
const MULTI_PICTURE = 'MPF\0';
const LITTLE_ENDIAN = 0x49;
/** The tag of the list of pictures (CIPA DC-007, 5.2.3.3), and how long each of its entries is. */
const ENTRIES_TAG = 0xb002;
const ENTRY_BYTES = 16;
/** Of an entry's attribute: a picture in its own right, such as another view; not a preview or a map of brightness. */
const KIND_BITS = 0xff0000;
const ANOTHER_VIEW = 0x020000;

/** Whether the file holds other pictures than the first, which is the one that is taken: an animation, or several views. */
export async function hasOtherPictures(bytes: Uint8Array<ArrayBuffer>, format: OriginalFormat): Promise<boolean> {
  if (format === 'png') return hasSeveralPictures(bytes);
  if (format === 'jpeg') return [...jpegSegments(bytes)].some(isOfSeveralViews);
  return isAnimation(bytes, `image/${format}`);
}

function isOfSeveralViews({ marker, contents }: { readonly marker: number; readonly contents: Uint8Array }): boolean {
  if (marker !== APP2 || !MULTI_PICTURE.split('').every((letter, at) => contents[at] === letter.charCodeAt(0)))
    return false;
  const tiff = contents.subarray(MULTI_PICTURE.length);
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  const isLittleEndian = tiff[0] === LITTLE_ENDIAN;
  // What is behind the segment's end reads as nothing.
  const long = (at: number) => (at + 4 <= tiff.length ? view.getUint32(at, isLittleEndian) : 0);
  const short = (at: number) => (at + 2 <= tiff.length ? view.getUint16(at, isLittleEndian) : 0);
  const directory = long(4);
  for (let index = 0; index < Math.min(short(directory), 100); index += 1) {
    const at = directory + 2 + 12 * index;
    if (short(at) !== ENTRIES_TAG) continue;
    const others = Array.from({ length: Math.min(long(at + 4) / ENTRY_BYTES, 1000) - 1 }, (_, other) =>
      long(long(at + 8) + (other + 1) * ENTRY_BYTES),
    );
    return others.some((attribute) => (attribute & KIND_BITS) === ANOTHER_VIEW);
  }
  return false;
}

async function isAnimation(bytes: Uint8Array<ArrayBuffer>, type: string): Promise<boolean> {
  if (!(await ImageDecoder.isTypeSupported(type))) return false;
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
