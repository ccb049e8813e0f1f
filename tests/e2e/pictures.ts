import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { portraitJpeg, withFirst } from '../pictures/jpeg.ts';

/** A file as a person would choose it. */
export interface ChosenFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** Of a table of quantisation (ITU T.81, B.2.4.1), and how many fit into a segment. */
const TABLE_BYTES = 64;
const MOST_TABLES = 1000;
const UNUSED_TABLE = 3;

const practice = join(import.meta.dirname, '../../resources/practice');
const photographs = join(import.meta.dirname, '../../../shared/faces');

/** One of the drawn portraits, as a file. */
export function portrait(name: string, as = `${name}.jpg`): ChosenFile {
  return { name: as, mimeType: 'image/jpeg', buffer: readFileSync(join(practice, `${name}.jpg`)) };
}

/** Whether the photographs of real people are on this machine; they are no part of the product. */
export const photographsAreHere = existsSync(photographs);
export const whyNoPhotographs = 'needs the photographs in ../shared/faces, which are not on this machine';

export function photograph(name: string): ChosenFile {
  const mimeType = name.endsWith('.png') ? 'image/png' : 'image/jpeg';
  return { name, mimeType, buffer: readFileSync(join(photographs, name)) };
}

/**
 * A sound JPEG of about this many bytes, another one for each number of them: most of it are tables that nothing uses, which
 * belong to the picture and so are sent with it.
 */
export function jpegOf(byteLength: number, name = 'large.jpg'): ChosenFile {
  const tables = Math.max(1, Math.floor((byteLength - portraitJpeg.bytes.length) / (1 + TABLE_BYTES)));
  const table = Buffer.alloc(1 + TABLE_BYTES, 1);
  table[0] = UNUSED_TABLE;
  table.writeUInt32BE(byteLength, 1);
  const segments: Buffer[] = [];
  for (let left = tables; left > 0; left -= MOST_TABLES) {
    const some = Array.from({ length: Math.min(left, MOST_TABLES) }, () => table);
    const head = Buffer.from([0xff, 0xdb, 0, 0]);
    head.writeUInt16BE(2 + some.length * table.length, 2);
    segments.push(head, ...some);
  }
  return { name, mimeType: 'image/jpeg', buffer: withFirst(portraitJpeg.bytes, Buffer.concat(segments)) };
}
