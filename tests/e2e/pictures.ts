import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file as a person would choose it. */
export interface ChosenFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

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

/** A sound JPEG of exactly this many bytes: what follows the picture's end is no part of the picture. */
export function jpegOf(byteLength: number, name = 'large.jpg'): ChosenFile {
  const { buffer } = portrait('asha-1');
  return {
    name,
    mimeType: 'image/jpeg',
    buffer: Buffer.concat([buffer, Buffer.alloc(byteLength - buffer.byteLength)]),
  };
}
