import type { EvidencePicture, Report } from '../../../shared/evidence/evidence.ts';
import type { PrintBridge } from '../../../shared/evidence/printing.ts';
import type { FaceBox } from '../../../shared/picture/picture.ts';
import { type Unshown, whyUnshown } from '../../../shared/picture/sight.ts';
import type { Drawable } from '../../sight/look-at-picture.ts';
import { drawn } from '../../sight/still.ts';
import { FRAME_SHAPE, partInFrame } from './framed.ts';

/** A picture as it is printed, or why it is not. */
export type Drawing =
  /** `face`: of one that is reduced, what the first page shows of it, in all its detail. */
  | {
      readonly kind: 'drawn';
      readonly address: string;
      readonly width: number;
      readonly height: number;
      readonly face: string | null;
    }
  /** The bytes are not there any more, or not what they were. */
  | { readonly kind: 'damaged' }
  | { readonly kind: 'undrawable' }
  /** The page that looked at it has said so. */
  | { readonly kind: 'unshown'; readonly why: Unshown }
  /** This report goes without. */
  | { readonly kind: 'left out' };

/** By SHA-256. */
export type Drawings = ReadonlyMap<string, Drawing>;

/** Of the longer side, in pixels: 300 dots per inch at the largest size on the page. */
const LONGEST = 1000;

/** The same of a face on the first page. */
const LONGEST_FACE = 740;

/** So many are held at their full size; with one alone the page would wait for each on its way from the main process. */
const MOST_AT_ONCE = 2;

export async function drawPictures(report: Report, bridge: PrintBridge): Promise<Drawings> {
  const drawings = new Map<string, Drawing>();
  if (!report.withPictures) return drawings;
  const wanted = new Map<string, EvidencePicture>();
  for (const picture of report.checks.flatMap((check) => check.pictures)) {
    if (!wanted.get(picture.sha256)?.faceBox) wanted.set(picture.sha256, picture);
  }
  const rest = wanted.values();
  const drawRest = async () => {
    for (const picture of rest) {
      drawings.set(picture.sha256, await drawingOf(picture, bridge));
      bridge.progress(drawings.size / wanted.size);
    }
  };
  await Promise.all(Array.from({ length: MOST_AT_ONCE }, drawRest));
  return drawings;
}

async function drawingOf(picture: EvidencePicture, bridge: PrintBridge): Promise<Drawing> {
  const { sha256, format, width, faceBox, sight = 'unseen' } = picture;
  const bytes = await bridge.picture(sha256);
  if (bytes === null) return { kind: 'damaged' };
  const why = whyUnshown({ sight, width });
  return why === null ? draw(bytes, { format, sight }, faceBox) : { kind: 'unshown', why };
}

async function draw(bytes: Uint8Array, drawable: Drawable, faceBox: FaceBox | null): Promise<Drawing> {
  const still = await drawn(bytes, drawable, LONGEST);
  if (still === null) return { kind: 'undrawable' };
  const { blob, width, height } = still;
  const isReduced = Math.max(width, height) > LONGEST;
  const part = faceBox && isReduced ? partInFrame({ width, height }, faceBox, FRAME_SHAPE) : null;
  const face = part && (await drawn(bytes, drawable, LONGEST_FACE, part));
  return {
    ...{ kind: 'drawn', width, height },
    address: URL.createObjectURL(blob),
    face: face && URL.createObjectURL(face.blob),
  };
}
