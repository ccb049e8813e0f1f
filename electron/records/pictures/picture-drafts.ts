import { MAXIMUM_PICTURE_PIXELS } from '../../../shared/limits.ts';
import { adviceOf } from '../../../shared/picture/face-advice.ts';
import type {
  Decoded,
  FaceMeasures,
  Original,
  Picture,
  PictureProblem,
  Subject,
} from '../../../shared/picture/picture.ts';
import { failure, type Result, success } from '../../../shared/result.ts';
import { sha256Of } from '../../files/sha256.ts';
import { readPictureHeader } from './picture-header.ts';

/** The pictures in a form's wells, in memory: no check holds them yet, and they end with the program. */
export type PictureDrafts = ReturnType<typeof createPictureDrafts>;

/** Beyond it the oldest make room. */
const MOST_BYTES = 100_000_000;
const MOST_MEASURED = 200;

export function createPictureDrafts(newId: () => string) {
  const kept = new Map<string, { readonly picture: Picture; readonly bytes: Uint8Array }>();

  /** By the pictures' ids, the newest last: also of pictures on record, which may be in a form again. */
  const measured = new Map<string, FaceMeasures>();

  function makeRoom(): void {
    let total = [...kept.values()].reduce((sum, { bytes }) => sum + bytes.byteLength, 0);
    for (const { picture } of kept.values()) {
      if (total <= MOST_BYTES) return;
      total -= picture.byteLength;
      kept.delete(picture.id);
    }
  }

  return {
    /**
     * Takes a picture by its content; a file longer than the limit may be cut one byte after it.
     *
     * @param decoded what the page says of it, which has decoded these very bytes
     * @param original what the page has made it of; null where it is the person's own file
     */
    add(
      name: string,
      bytes: Uint8Array,
      byteLength: number,
      decoded: Decoded,
      original: Original | null,
    ): Result<Picture, PictureProblem> {
      const { width, height, isPartial } = decoded;
      const header = readPictureHeader(bytes, byteLength);
      if (!header.ok) return header;
      if (width * height > MAXIMUM_PICTURE_PIXELS) return failure('tooManyPixels');
      const hash = sha256Of(bytes);
      const same = [...kept.values()].find(({ picture }) => picture.sha256 === hash);
      const picture: Picture = {
        id: newId(),
        name,
        byteLength: bytes.byteLength,
        format: header.value.format,
        width,
        height,
        sha256: hash,
        sight: isPartial ? 'partial' : 'whole',
        original,
        advice: null,
      };
      kept.set(picture.id, { picture, bytes: same?.bytes ?? Uint8Array.from(bytes) });
      makeRoom();
      return success(picture);
    },
    /** The bytes exactly as they were taken, verified against their hash; null if there is no such picture. */
    read(id: string) {
      const found = kept.get(id);
      return found && sha256Of(found.bytes) === found.picture.sha256 ? found : null;
    },
    /** The same as they are held: whoever keeps them verifies them. */
    held: (id: string) => kept.get(id) ?? null,
    /** What the page has measured in a picture: its word. */
    keepMeasures(id: string, measures: FaceMeasures) {
      measured.delete(id);
      measured.set(id, measures);
      for (const oldest of measured.keys()) {
        if (measured.size <= MOST_MEASURED) return;
        measured.delete(oldest);
      }
    },
    /** A picture that a check is entered with, and what was advised of it there. */
    advised(picture: Picture, subject: Subject): Picture {
      const measures = measured.get(picture.id);
      return { ...picture, advice: measures === undefined ? null : adviceOf(measures, subject) };
    },
  };
}
