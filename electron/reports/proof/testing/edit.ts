import { createHash } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import { fillContents, findSignedRanges, type SignedRange } from '../byte-range.ts';
import { signCms } from '../cms.ts';
import type { ReportSigner } from '../keys/signer.ts';
import { findObjects } from '../objects.ts';

/**
 * For tests: changes a report as somebody would who knows PDF well. One object becomes another; the table of objects and
 * the signature's range are put right, so that nothing but the signature itself tells.
 */
export function replaceObject(file: Buffer, number: number, change: (object: string) => string): Buffer {
  const objects = findObjects(file);
  const place = objects.get(number);
  if (place === undefined) throw new Error(`There is no object ${number}.`);
  const before = file.toString('latin1', place.start, place.end);
  const after = change(before);
  if (after === before) throw new Error('Nothing was changed.');
  const moved = after.length - before.length;
  const text = file.toString('latin1');
  const edited = `${text.slice(0, place.start)}${after}${text.slice(place.end)}`;
  const table = edited.lastIndexOf('\nxref\n') + 1;
  const tail = edited
    .slice(table)
    .replaceAll(/(\d{10}) 00000 n/g, (_entry, offset: string) => {
      const at = Number(offset);
      return `${String(at > place.start ? at + moved : at).padStart(10, '0')} 00000 n`;
    })
    .replace(/startxref\n\d+/, `startxref\n${table}`);
  return withRange(`${edited.slice(0, table)}${tail}`);
}

function withRange(text: string): Buffer {
  const changed = text.replace(
    /\/ByteRange \[0 \d+ \d+ \d+\] *\n\/Contents <[0-9a-f]+>/,
    (place: string, at: number) => {
      const before = at + place.indexOf('<');
      const after = at + place.length;
      const range = `/ByteRange [0 ${before} ${after} ${text.length - after}]`;
      return `${range.padEnd(place.indexOf('\n'))}${place.slice(place.indexOf('\n'))}`;
    },
  );
  return Buffer.from(changed, 'latin1');
}

/** Signs what is there anew, by another key. */
export async function signAgain(file: Buffer, signer: ReportSigner): Promise<Buffer> {
  const copy = Buffer.from(file);
  const range = signedRange(copy);
  const hash = createHash('sha256').update(copy.subarray(0, range.before)).update(copy.subarray(range.after));
  fillContents(copy, range, await signCms(signer, hash.digest(), new Date('2026-11-22T06:30:00Z')));
  return copy;
}

export function signedRange(file: Buffer): SignedRange {
  const [range] = findSignedRanges(file);
  if (range === undefined) throw new Error('There is no signature.');
  return range;
}

/** The number of the object whose text has this. */
export function objectWith(file: Buffer, text: string): number {
  for (const [number, { start, end }] of findObjects(file)) {
    if (file.subarray(start, end).includes(text, 0, 'latin1')) return number;
  }
  throw new Error('No object has that.');
}

/** The number of the first object that draws on a page. */
export function pageContent(file: Buffer): number {
  for (const [number, { start, end }] of findObjects(file)) {
    const object = file.subarray(start, end);
    const begin = object.indexOf('stream\n');
    if (begin === -1 || !object.subarray(0, begin).includes('/FlateDecode')) continue;
    const drawn = inflateSync(object.subarray(begin + 'stream\n'.length), { finishFlush: 2 }).toString('latin1');
    if (drawn.includes('BT\n')) return number;
  }
  throw new Error('No page draws anything.');
}
