import type { TroubleCause } from '../../../shared/check/outcome.ts';
import { failure, type Result, success } from '../../../shared/result.ts';
import { isJsonObject, type JsonObject, parseJson } from './json.ts';
import { cleanedText, withoutSecrets, withoutSent } from './secrets.ts';

/** A whole body, read; nobody sees more of it. */
export interface ReadBody {
  /**
   * `notTheVendor` for a web page, which is what a captive portal puts in the vendor's place; `answerUnreadable` for
   * anything else that is not a JSON object.
   */
  readonly json: Result<JsonObject, TroubleCause>;
  /** What may be shown of it if it is not a valid answer; null if it is not text. */
  readonly unread: string | null;
}

/**
 * @param body null if its coding could not be undone
 * @param sent what was sent as a secret, and must not come back
 */
export function readBody(body: Uint8Array | null, sent: readonly string[]): ReadBody {
  const text = body && textOf(body);
  if (text === null) return { json: failure('answerUnreadable'), unread: null };
  const unread = unreadText(text, sent);
  if (/^\s*</.test(text)) return { json: failure('notTheVendor'), unread };
  const read = parseJson(text);
  const value = read === undefined ? null : withoutSecrets(read, sent);
  return { json: value !== null && isJsonObject(value) ? success(value) : failure('answerUnreadable'), unread };
}

function textOf(body: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    // Not UTF-8, so not JSON (RFC 8259, 8.1).
    return null;
  }
}

/** In characters (docs/DESIGN.md, *Reading an answer*). */
const LONGEST_UNREAD = 2_000;
/** How much of a body is looked at; never more than the limit above is shown. */
const WINDOW = 20_000;

/**
 * The text of a body that is not a valid answer, for the vendor's support: shortened, without secrets, and without any run
 * of letters and digits that could be a secret, a picture, or a name that nobody needs.
 *
 * @param sent what was sent as a secret
 * @returns null if there is nothing to read
 */
export function unreadText(text: string, sent: readonly string[]): string | null {
  if (text.includes('\0')) return null;
  const longest = Math.max(0, ...sent.map(({ length }) => length));
  const begun = withoutSent(text.slice(0, WINDOW + longest), sent).slice(0, WINDOW);
  const plain = begun
    .replace(/(?<!\\)\\+u([\da-f]{4})/gi, (_escape, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    // Invisible characters must not hide a secret by standing between its letters. In India's scripts joiners are letters' own.
    .replace(/[[\p{Cc}\p{Cf}]--[\n\t\u200c\u200d]]/gv, '');
  const shown = cleanedText(plain, sent)
    .replace(/[\w+/=.-]{16,}/g, (run) => `[${run.length} characters left out]`)
    .trim();
  return shown === '' ? null : shown.slice(0, LONGEST_UNREAD).toWellFormed();
}
