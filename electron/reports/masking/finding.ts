import { foldedReadings, lettersOf } from './folding.ts';
import { placeOf, type Reading } from './reading.ts';

/** What is looked for, as it is folded. */
export type Sought =
  /** Letters and digits, with what may stand between them beside separators; null where nothing may. */
  | { readonly letters: string; readonly between: string | null }
  /** A text as it is: it has not enough letters to look for them alone. */
  | { readonly text: string };

export interface Range {
  readonly start: number;
  readonly end: number;
}

/** From here on it is found between other letters too. What is shorter is in other words and codes by chance. */
const SHORTEST_INSIDE = 5;
/** From here on a word may touch a number on one side, and a number a word: `asha1.jpg`, `FD1042`. */
const SHORTEST_TOUCHING = 3;

/** What people and programs write between the parts of something short; a form has `+` for a blank. */
const separator = /^[\s\p{Pd}_/\\.+]$/u;
/** What ends a text or a number in a list of them, and what is masked already, is between no parts. */
const divider = /^[",•]$/;
const letter = /[\p{L}\p{M}\p{N}]/u;
const number = /\p{N}/u;
/** Of scripts that have nothing between words. */
const unspaced = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]/u;

/** Times and ids as vendors write them: what is short and in them is there by chance. */
const code =
  /(?<![\p{L}\p{N}])(?:(?:19|20)\d\d-[01]\d-[0-3]\d(?:[t ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:z|[+-]\d\d:?\d\d)?)?|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?![\p{L}\p{N}])/gu;
const IN_CODE = '\0';

/** A folded text that is made ready for many things to be looked for. */
export interface Searchable {
  readonly reading: Reading;
  /** Its letters and digits alone, and where in it each of their units is. */
  readonly letters: string;
  readonly places: readonly number[];
  /** The same text, of the same length, without codes. */
  readonly withoutCodes: string;
}

export function searchablesOf(text: string): Searchable[] {
  return foldedReadings(text).map((reading) => {
    const places: number[] = [];
    for (const { 0: run, index } of reading.text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
      for (let unit = 0; unit < run.length; unit += 1) places.push(index + unit);
    }
    const withoutCodes = reading.text.replace(code, (found) => IN_CODE.repeat(found.length));
    return { reading, letters: lettersOf(reading.text), places, withoutCodes };
  });
}

/** Where it is in the text itself. */
export function rangesOf(searchable: Searchable, sought: Sought): Range[] {
  const { reading, places } = searchable;
  const text = 'text' in sought ? sought.text : sought.letters;
  const within = 'text' in sought ? reading.text : searchable.letters;
  const ranges: Range[] = [];
  for (let at = within.indexOf(text); at >= 0; ) {
    const last = at + text.length - 1;
    const [start, end] = 'text' in sought ? [at, last + 1] : [places[at] ?? 0, (places[last] ?? 0) + 1];
    const found = isMeant(searchable, sought, start, end);
    if (found) ranges.push(placeOf(reading, start, end));
    at = within.indexOf(text, found ? last + 1 : at + 1);
  }
  return ranges;
}

function isMeant({ reading, withoutCodes }: Searchable, sought: Sought, start: number, end: number): boolean {
  const characters = [...('text' in sought ? sought.text : sought.letters)];
  const isShort = characters.length < ('text' in sought ? SHORTEST_TOUCHING : SHORTEST_INSIDE);
  if (isShort) {
    if (withoutCodes[start] === IN_CODE && withoutCodes[end - 1] === IN_CODE) return false;
    const before = [...reading.text.slice(Math.max(0, start - 2), start)].at(-1);
    const after = [...reading.text.slice(end, end + 2)].at(0);
    if (!standsAlone(characters, before, after)) return false;
  }
  if ('text' in sought || end - start === sought.letters.length) return true;
  const { between } = sought;
  if (between === null) return false;
  const mayBe = (one: string) => between.includes(one) || (isShort ? separator.test(one) : !divider.test(one));
  for (const one of reading.text.slice(start, end)) if (!letter.test(one) && !mayBe(one)) return false;
  return true;
}

/** In codes it has letters and digits on either side: there it is by chance. */
function standsAlone(characters: readonly string[], before = '', after = ''): boolean {
  const sides = [
    { edge: characters.at(0) ?? '', neighbour: before },
    { edge: characters.at(-1) ?? '', neighbour: after },
  ];
  const touched = sides.filter(({ neighbour }) => letter.test(neighbour));
  if (touched.length === 0) return true;
  if (characters.length > 1 && touched.every(({ edge }) => unspaced.test(edge))) return true;
  const goesOn = touched.some(({ edge, neighbour }) => number.test(edge) === number.test(neighbour));
  return characters.length >= SHORTEST_TOUCHING && touched.length === 1 && !goesOn;
}
