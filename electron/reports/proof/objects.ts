import { sha256Of } from './digest.ts';

/** Where an object of a PDF lies: from its number up to where the next one begins. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The objects of a PDF by their numbers. */
export type Objects = ReadonlyMap<number, Span>;

const MOST_OBJECTS = 200_000;
/** Places that look like an object's beginning. */
const MOST_LOOKED_AT = 1_000_000;
/** Of its table. The program writes one for each gap in the numbers. */
const MOST_SECTIONS = 1000;
const ENTRY_BYTES = 20;
const TAIL_BYTES = 64;
const MOST_TABLE_HEADER_BYTES = 64;
const OBJECT = Buffer.from(' obj\n');
const TRAILER = Buffer.from('\ntrailer\n');

/**
 * Where the objects of a PDF lie that this program has written: by its table, and where that does not fit any more by
 * looking for them. Nothing is decompressed or followed, so that a hostile file can cost no more than its size.
 */
export function findObjects(file: Buffer): Objects {
  return byTable(file) ?? byLooking(file);
}

/** Of a whole object `1 0 obj … endobj`. */
export function objectBytes(file: Buffer, { start, end }: Span): Buffer {
  return file.subarray(start, end);
}

/** SHA-256 of objects one behind the other, by number. @returns null where one is missing */
export async function hashObjects(file: Buffer, objects: Objects, ranges: readonly (readonly [number, number])[]) {
  const bytes: Buffer[] = [];
  let last = 0;
  for (const [from, to] of ranges) {
    // In order, so that none is counted twice and the work is bounded by the file's size.
    if (from <= last || to < from) return null;
    for (let number = from; number <= to; number += 1) {
      const span = objects.get(number);
      if (span === undefined) return null;
      bytes.push(objectBytes(file, span));
    }
    last = to;
  }
  return sha256Of(...bytes);
}

/** The numbers as ranges. @param numbers ascending */
export function rangesOf(numbers: readonly number[]): [number, number][] {
  const ranges: [number, number][] = [];
  for (const number of numbers) {
    const range = ranges.at(-1);
    if (range !== undefined && range[1] === number - 1) range[1] = number;
    else ranges.push([number, number]);
  }
  return ranges;
}

function byTable(file: Buffer): Objects | null {
  const tail = file.subarray(-TAIL_BYTES).toString('latin1');
  const table = Number(/startxref\n(\d{1,10})\n%%EOF$/.exec(tail)?.[1] ?? Number.NaN);
  if (!(table < file.byteLength)) return null;
  const entries: [number: number, offset: number][] = [];
  let position = table + 'xref\n'.length;
  if (file.subarray(table, position).toString('latin1') !== 'xref\n') return null;
  for (let sections = 0; ; sections += 1) {
    const header = file.subarray(position, position + MOST_TABLE_HEADER_BYTES).toString('latin1');
    const section = /^(\d{1,10}) (\d{1,10})\n/.exec(header);
    if (section === null) break;
    const [line, first, count] = [section[0], Number(section[1]), Number(section[2])];
    position += line.length;
    // One that holds nothing would bring no end nearer.
    if (count === 0 || sections === MOST_SECTIONS) return null;
    if (entries.length + count > MOST_OBJECTS || position + count * ENTRY_BYTES > file.byteLength) return null;
    for (let index = 0; index < count; index += 1, position += ENTRY_BYTES) {
      const entry = /^(\d{10}) \d{5} ([nf]) \n$/.exec(
        file.subarray(position, position + ENTRY_BYTES).toString('latin1'),
      );
      if (entry === null) return null;
      if (entry[2] === 'n') entries.push([first + index, Number(entry[1])]);
    }
  }
  if (!file.subarray(position, position + TRAILER.byteLength).equals(TRAILER)) return null;
  return spans(file, entries, table);
}

/** Between two objects there is nothing. One that the table names twice is none: readers differ in which they take. */
function spans(file: Buffer, entries: readonly (readonly [number, number])[], end: number): Objects | null {
  const inOrder = entries.toSorted(([, left], [, right]) => left - right);
  const objects = new Map<number, Span>();
  const twice = new Set<number>();
  for (const [index, [number, start]] of inOrder.entries()) {
    const next = inOrder[index + 1]?.[1] ?? end;
    const name = `${number} 0 obj\n`;
    if (start + name.length > next || file.subarray(start, start + name.length).toString('latin1') !== name)
      return null;
    if (objects.has(number)) twice.add(number);
    objects.set(number, { start, end: next });
  }
  for (const number of twice) objects.delete(number);
  return objects;
}

function byLooking(file: Buffer): Objects {
  const objects = new Map<number, Span>();
  let before: { number: number; start: number } | null = null;
  const keep = (end: number) => before && objects.set(before.number, { start: before.start, end });
  let looked = 0;
  for (let at = file.indexOf(OBJECT); at !== -1; at = file.indexOf(OBJECT, at + 1)) {
    looked += 1;
    if (looked > MOST_LOOKED_AT || objects.size >= MOST_OBJECTS) break;
    const name = /(?:^|\n)((\d{1,10}) \d{1,5})$/.exec(file.subarray(Math.max(0, at - 18), at).toString('latin1'));
    if (name?.[1] === undefined) continue;
    const start = at - name[1].length;
    keep(start);
    before = { number: Number(name[2]), start };
  }
  const table = file.lastIndexOf('\nxref\n');
  keep(table > (before?.start ?? 0) ? table + 1 : file.byteLength);
  return objects;
}
