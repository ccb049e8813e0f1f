import type { Case } from '../../shared/case.ts';
import { type Folded, fold, foldTerm, isSeparator } from './folding.ts';

/** What stands in the place of what a masked report does not tell. */
export const MASK = '••••';
const MOST_SHOWN = 4;
/** A shorter word of a name stays: it is in too many other words, and tells too little. */
const SHORTEST_WORD = 3;
/** From here on a name or reference is found between other letters too, and with other separators than its own. */
const SHORTEST_TOLERANT = 5;

const letter = /[\p{L}\p{M}\p{N}]/u;
const word = /[\p{L}\p{M}\p{N}]+/gu;

/** Something that must not be told, and what is told in its place. */
interface Term {
  readonly folded: string;
  readonly instead: string;
  /** Only where it stands by itself: too short to be looked for inside of words. */
  readonly alone: boolean;
  /** What may stand between its letters beside spaces, dashes and their like; null where it is looked for as it is. */
  readonly between: string | null;
}

interface Range {
  readonly start: number;
  readonly end: number;
  readonly instead: string;
}

/**
 * Masks these cases' names and references in any text: whole, with or without spaces and dashes, and every word of a name,
 * in capitals or not, however its characters are composed, and as JSON escapes them. Of a whole one the last four
 * characters are left, but never more than half of it, nor anything that is itself to be masked.
 */
export function createMask(cases: readonly Pick<Case, 'name' | 'reference'>[]): (text: string) => string {
  const terms = termsOf(cases);
  const isSilent = (text: string) => rangesIn(fold(text), terms).length === 0;
  const telling = terms.map((term) => (isSilent(term.instead) ? term : { ...term, instead: lessOf(term, isSilent) }));
  const mute = terms.map((term) => ({ ...term, instead: MASK }));
  return (text) => {
    let masked = replace(text, telling);
    // What was left of one may complete another, or stand by itself now.
    for (let rest = text.length; rest > 0 && !isSilent(masked); rest -= 1) masked = replace(masked, mute);
    return masked;
  };
}

function termsOf(cases: readonly Pick<Case, 'name' | 'reference'>[]): Term[] {
  const terms = cases.flatMap(({ name, reference }) => [
    ...wholeTerms(name),
    ...wholeTerms(reference),
    ...wordTerms(name),
  ]);
  return terms.filter(({ folded }, index) => terms.findIndex((other) => other.folded === folded) === index);
}

function wholeTerms(text: string): Term[] {
  const folded = foldTerm(text);
  if (folded === '') return [];
  const instead = endOf(text, MOST_SHOWN);
  const compact = [...folded].filter((character) => letter.test(character)).join('');
  const alone = lengthOf(folded) < SHORTEST_WORD;
  const asItIs = { folded, instead, alone, between: null };
  if (compact === '' || alone) return [asItIs];
  const between = [...new Set(folded)]
    .filter((character) => !letter.test(character) && !isSeparator(character))
    .join('');
  if (lengthOf(compact) >= SHORTEST_TOLERANT) return [{ folded: compact, instead, alone: false, between }];
  return compact === folded
    ? [asItIs]
    : [asItIs, { ...asItIs, folded: compact, alone: lengthOf(compact) < SHORTEST_WORD }];
}

function wordTerms(name: string): Term[] {
  const words = foldTerm(name).match(word) ?? [];
  return words
    .filter((one) => lengthOf(one) >= SHORTEST_WORD)
    .map((folded) => ({ folded, instead: MASK, alone: false, between: null }));
}

function endOf(text: string, most: number): string {
  const characters = [...new Intl.Segmenter().segment(text.normalize('NFC').trim())].map(({ segment }) => segment);
  const shown = Math.min(most, Math.floor(characters.length / 2));
  return shown === 0 ? MASK : `${MASK} ${characters.slice(-shown).join('').trim()}`;
}

/** Fewer and fewer of the last characters, until none of them tells anything. */
function lessOf({ instead }: Term, isSilent: (text: string) => boolean): string {
  const shown = instead.slice(MASK.length + 1);
  for (let most = MOST_SHOWN - 1; most > 0; most -= 1) {
    const less = `${MASK} ${[...new Intl.Segmenter().segment(shown)]
      .slice(-most)
      .map(({ segment }) => segment)
      .join('')
      .trim()}`;
    if (isSilent(less)) return less;
  }
  return MASK;
}

function replace(text: string, terms: readonly Term[]): string {
  let masked = '';
  let at = 0;
  for (const { start, end, instead } of united(rangesIn(fold(text), terms))) {
    masked += text.slice(at, start) + instead;
    at = end;
  }
  return masked + text.slice(at);
}

function rangesIn(text: Folded, terms: readonly Term[]): Range[] {
  return terms.flatMap((term) => rangesOf(text, term));
}

function rangesOf(whole: Folded, { folded, instead, alone, between }: Term): Range[] {
  const text = between === null ? whole : whole.withoutSeparators(between);
  const ranges: Range[] = [];
  for (let at = text.folded.indexOf(folded); at >= 0; at = text.folded.indexOf(folded, at + 1)) {
    const end = at + folded.length;
    const touches = letter.test(text.characterBefore(at)) || letter.test(text.characterAt(end));
    if (!alone || !touches) ranges.push({ ...text.original(at, end), instead });
  }
  return ranges;
}

/** What overlaps becomes one; told as the one that covers all of it, if there is one. */
function united(ranges: readonly Range[]): Range[] {
  const sorted = ranges.toSorted((left, right) => left.start - right.start || right.end - left.end);
  const result: Range[] = [];
  for (const range of sorted) {
    const last = result.at(-1);
    if (last === undefined || range.start >= last.end) result.push(range);
    else if (range.end > last.end) result.splice(-1, 1, { start: last.start, end: range.end, instead: MASK });
  }
  return result;
}

function lengthOf(text: string): number {
  return [...text].length;
}
