import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256Of } from '../../files/sha256.ts';
import { type PracticePictureName, practicePictureNames } from './practice-pictures.ts';

/** Returns a practice picture's JPEG. */
export type PictureLoader = (name: PracticePictureName) => Promise<Uint8Array>;

/** The practice pictures in memory, found by name or by content. */
export type PictureLibrary = Awaited<ReturnType<typeof loadPictureLibrary>>;

/** @throws when a picture can't be read. */
export async function loadPictureLibrary(source: string | PictureLoader) {
  const load: PictureLoader = typeof source === 'string' ? (name) => readFile(join(source, `${name}.jpg`)) : source;
  const byName = new Map<PracticePictureName, Buffer>();
  const byHash = new Map<string, PracticePictureName>();
  for (const name of practicePictureNames) {
    const bytes = Buffer.from(await load(name));
    byName.set(name, bytes);
    byHash.set(sha256Of(bytes), name);
  }
  return {
    bytes: (name: PracticePictureName) => byName.get(name) ?? Buffer.alloc(0),
    /** Undefined for a picture that is not one of ours, byte for byte. */
    nameOf: (sha256: string) => byHash.get(sha256),
  };
}
