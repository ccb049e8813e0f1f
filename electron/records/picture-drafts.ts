import { createHash } from 'node:crypto';
import type { Picture, PictureProblem } from '../../shared/picture.ts';
import { type Result, success } from '../../shared/result.ts';
import { readPictureHeader } from './picture-header.ts';

/** The pictures in a form's wells, in memory: no check holds them yet, and they end with the program. */
export interface PictureDrafts {
  /** Takes a picture by its content; a file longer than the limit may be cut one byte after it. */
  add(name: string, bytes: Uint8Array, byteLength: number): Result<Picture, PictureProblem>;
  /** The bytes exactly as they were taken, verified against their hash; null if there is no such picture. */
  read(id: string): { readonly picture: Picture; readonly bytes: Uint8Array } | null;
}

/** Beyond it the oldest make room. */
const MOST_BYTES = 100_000_000;

export function createPictureDrafts(newId: () => string): PictureDrafts {
  const kept = new Map<string, { readonly picture: Picture; readonly bytes: Uint8Array }>();

  function makeRoom(): void {
    let total = [...kept.values()].reduce((sum, { bytes }) => sum + bytes.byteLength, 0);
    for (const { picture } of kept.values()) {
      if (total <= MOST_BYTES) return;
      total -= picture.byteLength;
      kept.delete(picture.id);
    }
  }

  return {
    add(name, bytes, byteLength) {
      const header = readPictureHeader(bytes, byteLength);
      if (!header.ok) return header;
      const hash = sha256(bytes);
      const same = [...kept.values()].find(({ picture }) => picture.sha256 === hash);
      const picture: Picture = {
        id: newId(),
        name,
        byteLength: bytes.byteLength,
        ...header.value,
        sha256: hash,
      };
      kept.set(picture.id, { picture, bytes: same?.bytes ?? Uint8Array.from(bytes) });
      makeRoom();
      return success(picture);
    },
    read(id) {
      const found = kept.get(id);
      return found && sha256(found.bytes) === found.picture.sha256 ? found : null;
    },
  };
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
