/**
 * JSON as a vendor sent it. An object is a map, so that its keys keep their order and none has a meaning in the
 * language; a number is a JavaScript number only if JavaScript writes it in the very digits that were sent.
 */
export type Json = null | boolean | string | number | SentNumber | readonly Json[] | JsonObject;
export type JsonObject = ReadonlyMap<string, Json>;

/** A number that a double would round or write differently: `9223372036854775807`, `1.0`, `1e2`. */
export class SentNumber {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

/** True for a JSON object: not null, not an array. */
export function isJsonObject(value: Json | undefined): value is JsonObject {
  return value instanceof Map;
}

/** True for a JSON array. */
export function isJsonList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** A number to calculate with, which may be infinite; null for anything else. */
export function numberOf(value: Json | undefined): number | null {
  if (value instanceof SentNumber) return Number(value.source);
  return typeof value === 'number' ? value : null;
}

/** No answer of either vendor has a quarter of this; anything with more is meant to exhaust its reader. */
const DEEPEST_ANSWER = 40;
const MOST_PARTS = 10_000;

const blanks = /[ \t\n\r]*/y;
const numberToken = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

class NotJson extends Error {}

/**
 * Reads a text that says each thing once (RFC 8259). A text in which an object names a key twice, however
 * escaped, is not an answer: the two may contradict each other.
 *
 * @returns undefined for a text that is not JSON, names a key twice, or is deeper or larger than any answer
 */
export function parseJson(text: string): Json | undefined {
  let at = 0;
  let parts = 0;

  function skipBlanks(): void {
    blanks.lastIndex = at;
    blanks.test(text);
    at = blanks.lastIndex;
  }

  /** Moves past the sign, if it is next. */
  function takes(sign: string): boolean {
    skipBlanks();
    if (text[at] !== sign) return false;
    at += 1;
    return true;
  }

  function countPart(): void {
    parts += 1;
    if (parts > MOST_PARTS) throw new NotJson();
  }

  function value(depth: number): Json {
    skipBlanks();
    switch (text[at]) {
      case '{':
        return object(depth + 1);
      case '[':
        return list(depth + 1);
      case '"':
        return string();
      case 't':
        return word('true', true);
      case 'f':
        return word('false', false);
      case 'n':
        return word('null', null);
      default:
        return number();
    }
  }

  function begin(depth: number): void {
    countPart();
    if (depth > DEEPEST_ANSWER) throw new NotJson();
    at += 1;
  }

  function object(depth: number): JsonObject {
    begin(depth);
    const members = new Map<string, Json>();
    if (takes('}')) return members;
    do {
      skipBlanks();
      if (text[at] !== '"') throw new NotJson();
      const key = string();
      if (members.has(key) || !takes(':')) throw new NotJson();
      members.set(key, value(depth));
    } while (takes(','));
    if (!takes('}')) throw new NotJson();
    return members;
  }

  function list(depth: number): readonly Json[] {
    begin(depth);
    const items: Json[] = [];
    if (takes(']')) return items;
    do items.push(value(depth));
    while (takes(','));
    if (!takes(']')) throw new NotJson();
    return items;
  }

  function string(): string {
    const end = endOfString(text, at);
    if (end < 0) throw new NotJson();
    const quoted = text.slice(at, end + 1);
    at = end + 1;
    return unquoted(quoted);
  }

  function word<Value extends Json>(written: string, meant: Value): Value {
    if (!text.startsWith(written, at)) throw new NotJson();
    at += written.length;
    return meant;
  }

  function number(): number | SentNumber {
    numberToken.lastIndex = at;
    if (!numberToken.test(text)) throw new NotJson();
    const source = text.slice(at, numberToken.lastIndex);
    at = numberToken.lastIndex;
    const near = Number(source);
    if (String(near) === source) return near;
    countPart();
    return new SentNumber(source);
  }

  try {
    const read = value(0);
    skipBlanks();
    return at === text.length ? read : undefined;
  } catch (error) {
    if (error instanceof NotJson) return undefined;
    throw error;
  }
}

/** The end of the string that begins here; -1 if it has none. Looks at each character once or twice, never more. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let backslashes = 0;
    while (text[end - 1 - backslashes] === '\\') backslashes += 1;
    if (backslashes % 2 === 0) return end;
  }
  return -1;
}

/** The language's own reader decides what escapes mean and what a string may not hold. */
function unquoted(quoted: string): string {
  try {
    return JSON.parse(quoted);
  } catch (error) {
    if (error instanceof SyntaxError) throw new NotJson();
    throw error;
  }
}
