import type { Objects, Span } from './objects.ts';
import { objectBytes } from './objects.ts';

/** How an attached file begins and ends, as `attach.ts` writes it: not compressed, so that nothing has to be opened. */
const BEGINS = Buffer.from('\n>>\nstream\n');
const ENDS = Buffer.from('\nendstream\nendobj\n\n');
const MOST_DICTIONARY_BYTES = 512;
const TWIN_TYPE = '/Subtype /application#2Fjson\n';

/** What an attached file's object holds. @returns null where it is not one as the program writes it */
export function attachedBytes(file: Buffer, span: Span): Buffer | null {
  const object = objectBytes(file, span);
  const dictionary = dictionaryOf(object);
  if (dictionary === null || !object.subarray(-ENDS.byteLength).equals(ENDS)) return null;
  const content = object.subarray(dictionary.length + BEGINS.byteLength, -ENDS.byteLength);
  return new RegExp(`/Length ${content.byteLength}\\b`).test(dictionary) ? content : null;
}

/** Numbers of the objects that say of themselves that they are an attached JSON. The program writes one. */
export function findTwins(file: Buffer, objects: Objects): readonly number[] {
  const isTwin = (span: Span) => {
    const dictionary = dictionaryOf(objectBytes(file, span));
    return dictionary?.includes('/Type /EmbeddedFile\n') && `${dictionary}\n`.includes(TWIN_TYPE);
  };
  return [...objects].flatMap(([number, span]) => (isTwin(span) ? [number] : []));
}

/**
 * Which object other readers take an attached file from, by the name that they show.
 *
 * @returns for each name that a specification gives, the objects that it points at: one, as the program writes it
 */
export function specifiedObjects(file: Buffer, objects: Objects): ReadonlyMap<string, ReadonlySet<number>> {
  const specified = new Map<string, Set<number>>();
  for (const span of objects.values()) {
    const [, name, first, second] = SPECIFICATION.exec(beginningOf(file, span)) ?? [];
    if (name === undefined) continue;
    const pointedAt = specified.get(name) ?? new Set();
    specified.set(name, pointedAt.add(Number(first)).add(Number(second)));
  }
  return specified;
}

const SPECIFICATION =
  /^\d+ 0 obj\n<<\n\/Type \/Filespec\n\/F \(([^()\\\n]*)\)\n\/UF <[0-9A-F]*>\n\/EF <<\n\/F (\d+) 0 R\n\/UF (\d+) 0 R\n>>\n/;

function beginningOf(file: Buffer, span: Span): string {
  return objectBytes(file, span).subarray(0, MOST_DICTIONARY_BYTES).toString('latin1');
}

function dictionaryOf(object: Buffer): string | null {
  const length = object.subarray(0, MOST_DICTIONARY_BYTES).indexOf(BEGINS);
  return length === -1 ? null : object.subarray(0, length).toString('latin1');
}
