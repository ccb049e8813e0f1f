/** What a text says when it is read in some way, and from which of its places. */
export interface Reading {
  readonly text: string;
  /** Where each unit of it begins and ends in the text itself; null where it is the text itself. */
  readonly places: Places | null;
}

interface Places {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** How often one encoding may be put into another: a link in a text in JSON in JSON. */
const DEEPEST = 3;

/**
 * `\u0905`, `\u{905}`, `\x41`, `%E0%A4%85` as UTF-8, `%u0905`, `&#2309;` and `&#x905;`, which browsers also read with zeros
 * before it or without the semicolon. Backslashes are doubled where JSON is put into JSON.
 */
const encoded = new RegExp(
  [
    String.raw`(?<!\\)\\+(?:u[0-9a-f]{4}|u\{0*[0-9a-f]{1,6}\}|x[0-9a-f]{2})`,
    '%u[0-9a-f]{4}',
    '%[0-7][0-9a-f]',
    '%[cd][0-9a-f]%[89ab][0-9a-f]',
    '%e[0-9a-f](?:%[89ab][0-9a-f]){2}',
    '%f[0-7](?:%[89ab][0-9a-f]){3}',
    '&#(?:x0*[0-9a-f]{1,6}|0*[0-9]{1,7});?',
  ].join('|'),
  'gi',
);

/** JSON's line breaks and tabs: their letters are no part of the word that follows. */
const encodedBreak = /(?<!\\)\\+[bfnrt]/g;

/**
 * Every way in which it may be meant: as it is, and with more and more of its encodings read as what they stand for. All
 * of them are needed: `C:\rao` has a name, and so has `\nRao`.
 */
export function readingsOf(text: string): Reading[] {
  const readings: Reading[] = [{ text, places: null }];
  for (let last = readings[0]; last !== undefined && readings.length <= DEEPEST; ) {
    const next = reread(last, encoded, meaningOf);
    if (next.text === last.text) break;
    readings.push(next);
    last = next;
  }
  const broken = readings.map((reading) => reread(reading, encodedBreak, () => '\n'));
  return [...readings, ...broken.filter((reading, index) => reading !== readings[index])];
}

/** The same with all that is found read as what it means. */
export function reread(reading: Reading, pattern: RegExp, meaning: (found: string) => string): Reading {
  const starts: number[] = [];
  const ends: number[] = [];
  let text = '';
  let at = 0;
  const keep = (until: number) => {
    text += reading.text.slice(at, until);
    for (; at < until; at += 1) {
      starts.push(startOf(reading, at));
      ends.push(endOf(reading, at));
    }
  };
  for (const { 0: found, index } of reading.text.matchAll(pattern)) {
    keep(index);
    at += found.length;
    const meant = meaning(found);
    text += meant;
    for (let unit = 0; unit < meant.length; unit += 1) {
      starts.push(startOf(reading, index));
      ends.push(endOf(reading, at - 1));
    }
  }
  if (at === 0) return reading;
  keep(reading.text.length);
  return { text, places: { starts, ends } };
}

/** Where this part of what is read is in the text itself. */
export function placeOf(
  reading: Reading,
  start: number,
  end: number,
): { readonly start: number; readonly end: number } {
  return { start: startOf(reading, start), end: endOf(reading, end - 1) };
}

function startOf({ places }: Reading, unit: number): number {
  return places?.starts[unit] ?? unit;
}

function endOf({ places }: Reading, unit: number): number {
  return places?.ends[unit] ?? unit + 1;
}

/** What stands for nothing is left as it is. */
function meaningOf(found: string): string {
  if (/^%[^u]/i.test(found)) return percentDecoded(found);
  const [, digits = ''] = /(?:[ux]\{?|#)([0-9a-f]+)[};]?$/i.exec(found) ?? [];
  const code = Number.parseInt(digits, /^&#[0-9]/.test(found) ? 10 : 16);
  return code <= 0x10ffff ? String.fromCodePoint(code) : found;
}

function percentDecoded(found: string): string {
  try {
    return decodeURIComponent(found);
  } catch {
    return found;
  }
}
