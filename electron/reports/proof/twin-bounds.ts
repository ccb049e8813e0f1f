/** A report of two hundred checks has less than one megabyte. */
const MOST_BYTES = 16_000_000;
/** The program's own reach a dozen. */
const MOST_DEPTH = 64;
/** Of brackets, colons and commas: what a value takes in memory goes by these, not by its bytes. */
const MOST_TOKENS = 2_000_000;
/** Of one object; the time to put them in order grows faster than their number. */
const MOST_MEMBERS = 1000;

const code = (sign: string) => sign.charCodeAt(0);
const [QUOTE, BACKSLASH, COLON, COMMA] = [code('"'), code('\\'), code(':'), code(',')];
const opening = new Set([code('{'), code('[')]);
const closing = new Set([code('}'), code(']')]);

/**
 * Whether JSON is no larger, deeper or richer than a twin can be. It is asked before anything else reads the bytes: some
 * megabytes of brackets take all memory once they are values. Whether it is JSON at all does not matter here.
 */
export function isWithinBounds(bytes: Uint8Array): boolean {
  if (bytes.byteLength > MOST_BYTES) return false;
  /** So far, of each object or list that is open. */
  const members: number[] = [];
  let tokens = 0;
  let isInText = false;
  for (let at = 0; at < bytes.byteLength; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === QUOTE) isInText = !isInText;
    else if (isInText) at += byte === BACKSLASH ? 1 : 0;
    else if (closing.has(byte)) members.pop();
    else {
      if (opening.has(byte)) members.push(0);
      else if (byte === COLON) members.push((members.pop() ?? 0) + 1);
      else if (byte !== COMMA) continue;
      tokens += 1;
      if (members.length > MOST_DEPTH || tokens > MOST_TOKENS || (members.at(-1) ?? 0) > MOST_MEMBERS) return false;
    }
  }
  return true;
}
