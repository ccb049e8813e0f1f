import fc from 'fast-check';

/** For tests: ways in which people and programs write the same letters, each of them by itself. */
const disguises: readonly ((character: string) => string)[] = [
  (character) => character,
  (character) => character,
  (character) => character.toUpperCase(),
  (character) => character.normalize('NFD'),
  (character) => character.normalize('NFD').replace(/[\u0300-\u036f]/g, ''),
  (character) => character.replace(/[!-~]/, (one) => String.fromCodePoint((one.codePointAt(0) ?? 0) + 0xfee0)),
  (character) => character.replace(/[0-9]/, (one) => String.fromCodePoint(0x966 + Number(one))),
  (character) => character.replace(/[०-९]/, (one) => `${(one.codePointAt(0) ?? 0) - 0x966}`),
  (character) => character.replace(/[\s\S]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`),
  (character) => [...new TextEncoder().encode(character)].map((byte) => `%${byte.toString(16)}`).join(''),
  (character) => [...character].map((one) => `&#${one.codePointAt(0)};`).join(''),
  (character) => [...character].map((one) => `&#x${one.codePointAt(0)?.toString(16)};`).join(''),
];
const separators = [
  '',
  ' ',
  '  ',
  '-',
  '–',
  '_',
  '/',
  '\\/',
  '.',
  '+',
  '\\n',
  '%20',
  '%2F',
  '&#32;',
  '\\u002d',
  '\u200b-',
];

/** A text written otherwise; its own separators are replaced by others or left out. */
export function disguised(text: string): fc.Arbitrary<string> {
  const parts = [...text].map((character) =>
    /[ /.-]/.test(character)
      ? fc.constantFrom(...separators)
      : fc.constantFrom(...disguises).map((disguise) => disguise(character)),
  );
  return fc.tuple(...parts).map((written) => written.join(''));
}

/** What texts that read the same have in common; by nothing that the program itself has for it. */
export function plain(text: string): string {
  return text
    .replace(/\\+u([0-9a-f]{4})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\\+n/g, ' ')
    .replace(/&#x([0-9a-f]+);/gi, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&#([0-9]+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replace(/(?:%[0-9a-f]{2})+/gi, decodeURIComponent)
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u093c\u200b]/g, '')
    .replace(/[०-९]/g, (one) => `${(one.codePointAt(0) ?? 0) - 0x966}`)
    .toLowerCase();
}

/** Whether a text has it by itself: as one of its words, or as several that follow each other. */
export function hasAlone(text: string, secret: string): boolean {
  const words = text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.some((_, from) => words.some((_, to) => words.slice(from, to + 1).join('') === secret));
}
