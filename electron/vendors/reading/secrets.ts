import { isJsonList, isJsonObject, type Json, parseJson, SentNumber } from './json.ts';
import { printed } from './printed.ts';

export const INSTEAD = '[secret]';

/** Anything shorter is not a vendor's secret, and would be found in the middle of ordinary words and numbers. */
const SHORTEST_SENT = 8;

/** Anything with one of these names is a secret, however short (docs/VENDORS.md, *a secret*). */
const secretNames = ['accesstoken', 'secret', 'sessiontoken', 'secretaccesskey', 'accesskeyid'];

/** How many levels of JSON in a string are undone. Anything deeper is searched as text. */
const DEEPEST_STRING = 5;

/**
 * An answer without its secrets: what is called one, what was sent as one, and everything of a link but its host and
 * path. Keys stay, to show that something was there.
 *
 * @param sent what must not come back, if somebody on the way echoes what we sent
 */
export function withoutSecrets(value: Json, sent: readonly string[]): Json {
  return cleaned(value, sent, 0);
}

/** A raw answer on record without them: earlier builds kept what they did not recognise as a secret. */
export function withoutKeptSecrets(raw: string): string {
  const read = parseJson(raw);
  if (read === undefined) return cleanedText(raw, []);
  const kept = withoutSecrets(read, []);
  return printed(kept) === printed(read) ? raw : printed(kept, '');
}

function cleaned(value: Json, sent: readonly string[], depth: number): Json {
  if (typeof value === 'string') return cleanedString(value, sent, depth);
  if (isJsonList(value)) return value.map((item) => cleaned(item, sent, depth));
  if (isJsonObject(value)) {
    return new Map(
      [...value].map(([key, member]) => [
        cleanedText(key, sent),
        isSecretName(key) ? INSTEAD : cleaned(member, sent, depth),
      ]),
    );
  }
  const digits = value instanceof SentNumber ? value.source : String(value);
  return withoutSent(digits, sent) === digits ? value : INSTEAD;
}

function isSecretName(key: string): boolean {
  return secretNames.includes(key.toLowerCase().replace(/[^a-z\d]/g, ''));
}

/** A string that holds JSON is searched as JSON; it stays as it was sent if there is nothing to remove. */
function cleanedString(text: string, sent: readonly string[], depth: number): string {
  const inner = depth < DEEPEST_STRING && /^\s*[[{"]/.test(text) ? parseJson(text) : undefined;
  if (inner !== undefined) {
    const written = printed(cleaned(inner, sent, depth + 1));
    if (written !== printed(inner)) return written;
  }
  return cleanedText(text, sent);
}

/** Any text, without the secrets that can be recognised in it. */
export function cleanedText(text: string, sent: readonly string[]): string {
  return withoutLinkTails(withoutNamed(withoutSent(text, sent)));
}

/** Headers without any secrets echoed in them. */
export function cleanedHeaders(
  headers: Readonly<Record<string, string>>,
  sent: readonly string[],
): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, cleanedText(value, sent)]));
}

/** As it was sent, and as JSON, links and web pages write it. */
export function withoutSent(text: string, sent: readonly string[]): string {
  return sent
    .filter(({ length }) => length >= SHORTEST_SENT)
    .flatMap((secret) => [
      secret,
      JSON.stringify(secret).slice(1, -1),
      secret.replaceAll('/', '\\/'),
      encodeURIComponent(secret.toWellFormed()),
      secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
    ])
    .reduce((rest, form) => rest.replaceAll(form, INSTEAD), text);
}

const gap = String.raw`[\s_-]{0,3}`;
const spelled = [
  `secret${gap}access${gap}key`,
  `access${gap}key${gap}id`,
  `access${gap}token`,
  `session${gap}token`,
  'secret',
  // In a signed link.
  'x-amz-(?:signature|security-token|credential)',
].join('|');
const quote = String.raw`(?:[\\"'\u0060]|&quot;|&#34;|&#39;|%22)`;
/** A secret's name with what leads from it to its value: of JSON, a form, a link, a header, an XML element. */
const nameBefore = new RegExp(String.raw`(?:${spelled})(${quote}{0,40}\s{0,40}(?::|=|>|%3a|%3d)\s{0,40})`, 'gi');
const openingQuote = /(?:\\*["'`]|&quot;|&#34;|&#39;|%22)/y;
const bareValue = /[^\s"'<>,;&}\]\\]*/y;
/** In a sentence, the word after a name need not be a secret. */
const LONGEST_WORD_OF_A_SENTENCE = 7;

/** Removes what follows the name of a secret in a text that is not, or not quite, JSON. */
function withoutNamed(text: string): string {
  let kept = '';
  let from = 0;
  for (const match of text.matchAll(nameBefore)) {
    const start = match.index + match[0].length;
    if (match.index < from) continue;
    const end = endOfValue(text, start);
    const isSentence = /^\s*:\s+$/.test(match[1] ?? '') && bareLength(text, start) === end - start;
    if (end === start || (isSentence && end - start <= LONGEST_WORD_OF_A_SENTENCE)) continue;
    kept += `${text.slice(from, start)}${INSTEAD}`;
    from = end;
  }
  return kept + text.slice(from);
}

function endOfValue(text: string, start: number): number {
  openingQuote.lastIndex = start;
  if (openingQuote.test(text)) {
    const opening = text.slice(start, openingQuote.lastIndex);
    for (let at = text.indexOf(opening, openingQuote.lastIndex); at >= 0; at = text.indexOf(opening, at + 1)) {
      if (text[at - 1] !== '\\') return at + opening.length;
    }
    return text.length;
  }
  // In a text that is not JSON, nobody knows where a list or an object ends.
  return text[start] === '{' || text[start] === '[' ? text.length : start + bareLength(text, start);
}

function bareLength(text: string, start: number): number {
  bareValue.lastIndex = start;
  bareValue.test(text);
  return bareValue.lastIndex - start;
}

/** Anything with a host: with or without a scheme, its slashes escaped or not. */
const link = /(?:\\{0,9}\/){2}[^\s"'<>`]+/g;

/** Leaves a link its host and path: what comes before the host and after the path may open doors. */
function withoutLinkTails(text: string): string {
  return text.replace(link, (found) => {
    const [place = ''] = found.split(/[?#]/, 1);
    return place.replace(/^((?:\\{0,9}\/){2})[^/\\]*@/, '$1');
  });
}
