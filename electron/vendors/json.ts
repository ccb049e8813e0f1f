import type { TroubleCause } from '../../shared/outcome.ts';
import { failure, type Result, success } from '../../shared/result.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

/** True for a JSON object: not null, not an array. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Reads an answer's body as a JSON object.
 *
 * @param keepAsText names of numbers that must not be rounded: they come out as the text that stood there
 * @returns `notTheVendor` for a web page, which is what a captive portal puts in the vendor's place;
 *   `answerUnreadable` for anything else that is not a JSON object
 */
export function readJsonObject(body: Uint8Array, keepAsText: readonly string[] = []): Result<JsonObject, TroubleCause> {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return failure('answerUnreadable');
  }
  if (/^\s*</.test(text)) return failure('notTheVendor');
  if (!isPlain(text)) return failure('answerUnreadable');
  try {
    const value: unknown =
      keepAsText.length === 0 ? JSON.parse(text) : JSON.parse(text, keepingText(keepAsText) as Reviver);
    return isJsonObject(value) ? success(value) : failure('answerUnreadable');
  } catch {
    return failure('answerUnreadable');
  }
}

/** No answer of either vendor has a quarter of these; what has more is meant to exhaust its reader. */
const DEEPEST_ANSWER = 40;
const MOST_PARTS = 10_000;

/**
 * True for text that is safe to parse and says each thing once. A key named twice in one object would come out as
 * whichever stood last, and the two may contradict each other.
 */
function isPlain(text: string): boolean {
  const open: Set<string>[] = [];
  let parts = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (sign === '}' || sign === ']') open.pop();
    else if (sign === '{' || sign === '[') {
      parts += 1;
      if (open.push(new Set()) > DEEPEST_ANSWER || parts > MOST_PARTS) return false;
    } else if (sign === '"') {
      const end = endOfString(text, at);
      if (end < 0) return false;
      if (isKey(text, end)) {
        const key = text.slice(at, end);
        if (open.at(-1)?.has(key)) return false;
        open.at(-1)?.add(key);
      }
      at = end;
    }
  }
  return true;
}

/** Where the string that begins here ends; -1 if it does not. Looks at each character once or twice, never more. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let backslashes = 0;
    while (text.charAt(end - 1 - backslashes) === '\\') backslashes += 1;
    if (backslashes % 2 === 0) return end;
  }
  return -1;
}

function isKey(text: string, end: number): boolean {
  let after = end + 1;
  while (/\s/.test(text.charAt(after))) after += 1;
  return text.charAt(after) === ':';
}

type Reviver = (this: unknown, key: string, value: unknown) => unknown;

function keepingText(names: readonly string[]) {
  return (key: string, value: unknown, context: { readonly source?: string }): unknown =>
    typeof value === 'number' && names.includes(key) ? (context.source ?? value) : value;
}

/** Longer than any code, message or id; an answer must not fill the screen or the records with one. */
const LONGEST_WORD = 500;

/** A text or number of an answer as text; null for anything else and for an empty text. */
export function asWords(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string' || value === '') return null;
  return value.slice(0, LONGEST_WORD);
}

const LONGEST_RAW_STRING = 1000;
const LONGEST_RAW_ANSWER = 200_000;

/** The answer as indented text to show and to keep, with pictures and other long texts left out. */
export function rawText(answer: JsonObject, pictureKeys: readonly string[] = []): string {
  const text = JSON.stringify(
    answer,
    (key, value: unknown) =>
      typeof value === 'string' && (value.length > LONGEST_RAW_STRING || pictureKeys.includes(key.toLowerCase()))
        ? `[${value.length} characters left out]`
        : value,
    2,
  );
  return text.length > LONGEST_RAW_ANSWER ? `${text.slice(0, LONGEST_RAW_ANSWER)}\n[rest left out]` : text;
}
