import { type Reading, readingsOf, reread } from './reading.ts';

const invisible = String.raw`\p{Cf}\p{Default_Ignorable_Code_Point}`;
/**
 * A character with what is put above, below or invisibly behind it: one piece, so that none of it stays alone. More than
 * this many at once no script has, and sorting them takes long.
 */
const piece = new RegExp(String.raw`[^\p{M}${invisible}]?[\p{M}${invisible}]{1,30}|\P{ASCII}`, 'gsu');
/** Accents; vowel points and the stretching of Arabic and Hebrew; the dot of क़ and its like in other scripts of India. */
const accents = [
  String.raw`\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f`,
  String.raw`\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7`,
  String.raw`\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed`,
  String.raw`\u093c\u09bc\u0a3c\u0abc\u0b3c\u0c3c\u0cbc`,
].join('');
/** These, and what nobody sees. */
const withoutMeaning = new RegExp(`[${accents}${invisible}]`, 'gu');
const digit = /\p{Nd}/u;

/**
 * All that a text may mean, each of it such that capitals, accents, the script of digits, ways of composing and invisible
 * characters make no difference.
 */
export function foldedReadings(text: string): Reading[] {
  return readingsOf(text).map(folded);
}

/** What is looked for in them. */
export function foldTerm(text: string): string {
  return folded({ text: text.trim(), places: null }).text.trim();
}

/** All that is left of a folded text without blanks, dashes and their like. */
export function lettersOf(folded: string): string {
  return folded.replace(/[^\p{L}\p{M}\p{N}]+/gu, '');
}

/** Piece by piece, for places to be kept; but most of what a vendor answers is ASCII, which needs no second look. */
function folded({ text, places }: Reading): Reading {
  const known = new Map<string, string>();
  const lowered = text.replace(/[A-Z]+/g, (capitals) => capitals.toLowerCase());
  return reread({ text: lowered, places }, piece, (found) => {
    const meant = known.get(found) ?? foldPiece(found);
    known.set(found, meant);
    return meant;
  });
}

function foldPiece(text: string): string {
  const plain = text.normalize('NFKD').toUpperCase().toLowerCase().normalize('NFKD');
  return plain.replace(withoutMeaning, '').replace(/[^\P{Nd}0-9]/gu, (one) => `${digitValueOf(one)}`);
}

/** Unicode has the digits of a script in a row. */
function digitValueOf(one: string): number {
  const code = one.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && digit.test(String.fromCodePoint(code - value - 1))) value += 1;
  return value;
}
