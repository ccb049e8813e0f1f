import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type PracticePictureName, practicePictureNames } from './practice-pictures.ts';

/** Gives a practice picture's JPEG. */
export type PictureLoader = (name: PracticePictureName) => Promise<Uint8Array>;

/** The practice pictures in memory, found by name or by what they are made of. */
export interface PictureLibrary {
  readonly bytes: (name: PracticePictureName) => Buffer;
  /** Undefined for a picture that is not one of ours, byte for byte. */
  readonly nameOf: (sha256: string) => PracticePictureName | undefined;
}

/** @throws when a picture can't be read. */
export async function loadPictureLibrary(source: string | PictureLoader): Promise<PictureLibrary> {
  const load: PictureLoader = typeof source === 'string' ? (name) => readFile(join(source, `${name}.jpg`)) : source;
  const byName = new Map<PracticePictureName, Buffer>();
  const byHash = new Map<string, PracticePictureName>();
  for (const name of practicePictureNames) {
    const bytes = Buffer.from(await load(name));
    byName.set(name, bytes);
    byHash.set(sha256Of(bytes), name);
  }
  return {
    bytes: (name) => byName.get(name) ?? Buffer.alloc(0),
    nameOf: (sha256) => byHash.get(sha256),
  };
}

/** In lower-case hexadecimal. */
export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
