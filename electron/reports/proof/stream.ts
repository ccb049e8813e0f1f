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

/** The objects that say of themselves that they are an attached JSON. The program writes one. */
export function findTwins(file: Buffer, objects: Objects): readonly Span[] {
  return [...objects.values()].filter((span) => {
    const dictionary = dictionaryOf(objectBytes(file, span));
    return dictionary?.includes('/Type /EmbeddedFile\n') && `${dictionary}\n`.includes(TWIN_TYPE);
  });
}

function dictionaryOf(object: Buffer): string | null {
  const length = object.subarray(0, MOST_DICTIONARY_BYTES).indexOf(BEGINS);
  return length === -1 ? null : object.subarray(0, length).toString('latin1');
}
