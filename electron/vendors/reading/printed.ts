import { bytesOf } from './byte-lists.ts';
import { isJsonList, type Json, type JsonObject, SentNumber } from './json.ts';

/**
 * JSON as text, its numbers in the digits that were sent.
 *
 * @param indent two blanks for each level; null for all of it on one line
 * @param leftOut what to write instead of a value; null to write the value
 */
export function printed(
  value: Json,
  indent: string | null = null,
  leftOut: (value: Json, key: string) => string | null = () => null,
  key = '',
): string {
  const instead = leftOut(value, key);
  if (instead !== null) return JSON.stringify(instead);
  if (value instanceof SentNumber) return value.source;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const deeper = indent === null ? null : `${indent}  `;
  const [open, close] = isJsonList(value) ? '[]' : '{}';
  const parts = isJsonList(value)
    ? value.map((item) => printed(item, deeper, leftOut))
    : [...value].map(
        ([name, member]) =>
          `${JSON.stringify(name)}:${indent === null ? '' : ' '}${printed(member, deeper, leftOut, name)}`,
      );
  if (parts.length === 0 || indent === null) return `${open}${parts.join(',')}${close}`;
  return `${open}\n${deeper}${parts.join(`,\n${deeper}`)}\n${indent}${close}`;
}

const LONGEST_RAW_STRING = 1000;
const LONGEST_RAW_ANSWER = 200_000;
/** Nobody reads a list of this many small numbers. */
const SHORTEST_BYTE_LIST = 64;

/** The answer as indented text to show and keep, without pictures and other long strings. */
export function rawText(answer: JsonObject, isPictureKey: (key: string) => boolean = () => false): string {
  const text = printed(answer, '', (value, key) => {
    if (typeof value === 'string') {
      return value.length > LONGEST_RAW_STRING || isPictureKey(key) ? `[${value.length} characters left out]` : null;
    }
    const bytes = bytesOf(value)?.byteLength ?? 0;
    return bytes >= SHORTEST_BYTE_LIST || (bytes > 0 && isPictureKey(key)) ? `[${bytes} bytes left out]` : null;
  });
  return text.length > LONGEST_RAW_ANSWER ? `${text.slice(0, LONGEST_RAW_ANSWER)}\n[rest left out]` : text;
}

/** Longer than any code, message or id; an answer must not fill the screen or the records with one. */
const LONGEST_WORD = 500;

/** A text of an answer, or a number in the digits that were sent; null for anything else and for an empty text. */
export function asWords(value: Json | undefined): string | null {
  if (value instanceof SentNumber) return value.source.slice(0, LONGEST_WORD);
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string' || value === '') return null;
  return value.slice(0, LONGEST_WORD);
}
