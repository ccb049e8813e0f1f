import { createHash } from 'node:crypto';
import type { Picture, PictureProblem } from '../../shared/picture.ts';
import { type Result, success } from '../../shared/result.ts';
import { readPictureHeader } from './picture-header.ts';

/** The pictures of this run, in memory. */
export interface PictureStore {
  /** Takes a picture by its content; a file longer than the limit may be cut one byte after it. */
  add(name: string, bytes: Uint8Array, byteLength: number): Result<Picture, PictureProblem>;
  /** The bytes exactly as they were taken, verified against their hash; null if there is no such picture. */
  read(id: string): { readonly picture: Picture; readonly bytes: Uint8Array } | null;
}

export function createPictureStore(newId: () => string): PictureStore {
  const kept = new Map<string, { readonly picture: Picture; readonly bytes: Uint8Array }>();
  return {
    add(name, bytes, byteLength) {
      const header = readPictureHeader(bytes, byteLength);
      if (!header.ok) return header;
      const own = Uint8Array.from(bytes);
      const picture: Picture = {
        id: newId(),
        name,
        byteLength: own.byteLength,
        ...header.value,
        sha256: sha256(own),
      };
      kept.set(picture.id, { picture, bytes: own });
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
