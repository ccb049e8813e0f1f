import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Something that must not be readable anywhere. */
export interface Needle {
  readonly what: string;
  readonly forms: readonly Buffer[];
}

/** A text in every form in which it could lie in a file. */
export function textNeedle(text: string): Needle {
  const utf8 = Buffer.from(text);
  const utf16 = Buffer.from(text, 'utf16le');
  const escaped = [...text].map((letter) => (letter > '~' ? unicodeEscape(letter) : letter)).join('');
  return {
    what: text,
    forms: [
      utf8,
      utf16,
      Buffer.from(utf16).swap16(),
      Buffer.from(escaped),
      Buffer.from(encodeURIComponent(text)),
      ...encoded(utf8),
    ],
  };
}

/** Bytes as they are, in base64 and in hexadecimal. */
export function bytesNeedle(what: string, bytes: Buffer): Needle {
  return { what, forms: [bytes, ...encoded(bytes)] };
}

/** Which needles lie in which files of a folder, by content or by name. */
export function findIn(folder: string, needles: readonly Needle[]): string[] {
  const found: string[] = [];
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const bytes = entry.isFile() ? readFileSync(path) : Buffer.alloc(0);
    const haystack = Buffer.concat([Buffer.from(`${entry.name}\n`), bytes]);
    for (const what of findInBytes(haystack, needles)) found.push(`${what} in ${path}`);
  }
  return found;
}

export function findInBytes(haystack: Buffer, needles: readonly Needle[]): string[] {
  return needles.filter(({ forms }) => forms.some((form) => haystack.includes(form))).map(({ what }) => what);
}

function encoded(bytes: Buffer): Buffer[] {
  const hexadecimal = bytes.toString('hex');
  return [...inBase64(bytes), hexadecimal, hexadecimal.toUpperCase()].map((text) => Buffer.from(text));
}

/** Wherever it begins within a longer text: without the letters that depend on what stands around it. */
function inBase64(bytes: Buffer): string[] {
  return [0, 1, 2].map((before) => {
    const whole = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .replaceAll('=', '');
    return whole.slice(before === 0 ? 0 : before + 1, -2);
  });
}

function unicodeEscape(letter: string): string {
  return [...Array(letter.length).keys()]
    .map((index) => `\\u${letter.charCodeAt(index).toString(16).padStart(4, '0')}`)
    .join('');
}
