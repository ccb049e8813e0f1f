import type { Look, Original, Picture, PictureFormat, PictureSight } from './picture.ts';

/** Without schemas, so that the window can do without zod. */

const JPEG = [0xff, 0xd8, 0xff];
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** What some bytes are by how they begin; their name plays no part. */
export function pictureFormatOf(bytes: Uint8Array): PictureFormat {
  const begins = (signature: readonly number[]) => signature.every((byte, index) => bytes[index] === byte);
  if (begins(JPEG)) return 'jpeg';
  return begins(PNG) ? 'png' : 'other';
}

export type Unshown = Exclude<PictureSight, 'whole' | 'partial'>;

/**
 * Why there is nothing to show; null where there is. A picture of an earlier build was measured by its header, not decoded,
 * and is shown as it was.
 */
export function whyUnshown({ sight, width }: Pick<Picture, 'sight' | 'width'>): Unshown | null {
  if (sight === 'whole' || sight === 'partial' || (sight === 'unseen' && width !== null)) return null;
  return sight;
}

/** Whether it may go to a vendor: what nobody has seen doesn't. */
export function pictureMaySend({ sight }: Pick<Picture, 'sight'>): boolean {
  return sight === 'whole' || sight === 'partial';
}

/** What was done to make it, as people are told: of a JPEG that holds other pictures none is an animation. */
export function changeOf({ format, change }: Pick<Original, 'format' | 'change'>) {
  return format === 'jpeg' && change === 'firstOfAnimation' ? 'firstOfSeveral' : change;
}

/** By which it is known again: the hash of its bytes, and of the file that it was made of. */
export function hashesOf({ sha256, original }: Pick<Picture, 'sha256' | 'original'>): readonly string[] {
  return original === null ? [sha256] : [sha256, original.sha256];
}

/** Whether both are one file, whatever was made of it on the way: what was sent of it may differ from build to build. */
export function areOneFile(one: Pick<Picture, 'sha256' | 'original'>, other: Pick<Picture, 'sha256' | 'original'>) {
  const hashes = hashesOf(other);
  return hashesOf(one).some((hash) => hashes.includes(hash));
}

/** The picture as it was found to be. What an earlier build has said of its size stays as it is. */
export function asSeen(picture: Picture, look: Look): Picture {
  if (look.kind === 'decoded') {
    const { width, height, isPartial } = look;
    return {
      ...picture,
      width: picture.width ?? width,
      height: picture.height ?? height,
      sight: isPartial ? 'partial' : 'whole',
    };
  }
  const { problem } = look;
  const sight = problem === 'severalPictures' || problem === 'tooManyPixels' ? problem : 'undecodable';
  return { ...picture, sight };
}
