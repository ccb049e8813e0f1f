import { createHash } from 'node:crypto';
import type { Picture } from '../../shared/picture/picture.ts';
import { pictureFormatOf } from '../../shared/picture/sight.ts';

/** Keeps pictures that came in answers in memory, whatever they are, as the records do in files. */
export function keepsPictures() {
  const kept = new Map<string, Uint8Array>();
  return {
    keep: async (name: string, bytes: Uint8Array): Promise<Picture> => {
      const id = crypto.randomUUID();
      kept.set(id, bytes);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const format = pictureFormatOf(bytes);
      return {
        id,
        name,
        format,
        byteLength: bytes.byteLength,
        width: null,
        height: null,
        sha256,
        sight: 'unseen',
        original: null,
        advice: null,
      };
    },
    bytesOf: (id: string): Uint8Array | null => kept.get(id) ?? null,
  };
}
