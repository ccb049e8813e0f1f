import { readFile } from '../../base/read-file.ts';

/** More than any certificate or key has, with all those that vouch for it. */
const MOST_BYTES = 1_000_000;

/** A file's bytes; null for one that can't be read, or is far too large to be what is looked for. */
export async function readSmallFile(file: File): Promise<Uint8Array<ArrayBuffer> | null> {
  return file.size === 0 || file.size > MOST_BYTES ? null : await readFile(file);
}
