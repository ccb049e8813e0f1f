import { changeBy, composed, cutOf, scaled, sizeInFile } from '../../../shared/picture/cut.ts';
import type { Cut, Original, Picture, PictureProblem } from '../../../shared/picture/picture.ts';
import { answerOf } from '../../base/call.ts';
import { readFile } from '../../base/read-file.ts';
import { type Prepared, prepareAside } from '../../sight/preparing/preparing.ts';
import { sha256Of } from '../../sight/preparing/sha256.ts';

/** What the picture in a well is made of: another part of it can be taken any time. */
export interface PictureSource {
  /** As it was before anything was cut of it here. */
  readonly base: Picture;
  /** Null where nothing is known any more of the person's file. */
  readonly file: File | null;
  /** What was cut of the base, in pixels of its file; null for all of it. */
  readonly cut: Cut | null;
}

/** Draws what was cut of a picture by hand: of the person's file while that is there and the same, else of what was made of it. */
export async function cutPicture({ base, file }: PictureSource, cut: Cut): Promise<Prepared> {
  const size = sizeInFile(base);
  if (size === null) return refused('undecodable');
  const known = { sha256: base.original?.sha256 ?? base.sha256 };
  const whole = file && (await readFile(file));
  const isSame = whole !== null && (await sha256Of(whole)) === known.sha256;
  const prepared = isSame
    ? await prepareAside(whole, cut)
    : await prepareAside(await bytesOf(base), scaled(cut, size, { width: base.width ?? 1, height: base.height ?? 1 }));
  if (prepared.kind === 'refused') return prepared;
  const { bytes, decoded } = prepared;
  const isPartial = decoded.isPartial || base.sight === 'partial';
  const about = isSame ? prepared.original : (base.original ?? prepared.original);
  const original = about && originalOf(about, base, cut);
  return { kind: 'ready', bytes, decoded: { ...decoded, isPartial }, original };
}

function originalOf(about: Original, base: Picture, inBase: Cut): Original {
  const before = cutOf(base.original);
  const cut = before ? composed(before, inBase) : inBase;
  const { format, byteLength, width, height, sha256 } = about;
  const file = { format, byteLength, width, height, sha256 };
  const change = changeBy(cut, file);
  return change === null ? { ...file, change: 'redrawn' } : { ...file, change, cut };
}

async function bytesOf({ id }: Picture): Promise<Uint8Array<ArrayBuffer>> {
  const { bytes } = await answerOf(window.facedesk.pictures.read({ id }));
  return bytes as Uint8Array<ArrayBuffer>;
}

function refused(problem: PictureProblem): Prepared {
  return { kind: 'refused', problem };
}
