import type { Case } from '../../../shared/case.ts';
import type { Sought } from './finding.ts';
import { foldTerm, lettersOf } from './folding.ts';

/** What stands in the place of what a masked report does not tell. */
export const MASK = '••••';
const MOST_SHOWN = 4;

/** A shorter word of a name stays: it is in too many texts, and tells too little. */
const SHORTEST_WORD = 3;
/** A longer word is found inside of others anyway. */
const LONGEST_PAIRED = 4;
/** A person's name has no more short words than these; pairs of many would be too many. */
const MOST_PAIRED = 6;

/** Something that must not be told, and what is told in its place. */
export interface Term {
  readonly sought: Sought;
  readonly instead: string;
}

/** What of these cases must not be told. */
export function termsOf(cases: readonly Pick<Case, 'name' | 'reference'>[]): Term[] {
  const terms = cases.flatMap(({ name, reference }) => [
    ...wholeTerms(name, endingOf(name)),
    ...wholeTerms(reference, endingOf(reference)),
    ...wordTerms(name),
  ]);
  // Of what is told in several ways the first counts.
  const different = new Map(terms.toReversed().map((term) => [JSON.stringify(term.sought), term]));
  return [...different.values()].toReversed();
}

function wholeTerms(text: string, instead: string): Term[] {
  const folded = foldTerm(text);
  const letters = lettersOf(folded);
  const others = [...new Set(folded)].filter((character) => lettersOf(character) === '').join('');
  if (lengthOf(letters) > 1) return [{ sought: { letters, between: others }, instead }];
  // What has nothing but blanks, dashes and what stands for something masked tells nothing.
  return /^[\s\p{Pd}•]*$/u.test(folded) ? [] : [{ sought: { text: folded }, instead }];
}

/** The words of a name, and what is made of them: the other order, and two of them written as one in a mail address. */
function wordTerms(name: string): Term[] {
  const words = foldTerm(name)
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '');
  const telling = words.filter((word) => lengthOf(word) >= SHORTEST_WORD);
  const paired = telling.filter((word) => lengthOf(word) <= LONGEST_PAIRED).slice(0, MOST_PAIRED);
  const pairs = paired.flatMap((one) => paired.filter((other) => other !== one).map((other) => `${one} ${other}`));
  return [
    ...[words.toReversed().join(' '), ...pairs].flatMap((one) => wholeTerms(one, MASK)),
    ...telling.map((letters) => ({ sought: { letters, between: null }, instead: MASK })),
  ];
}

/** The last characters, as people see them, but never more than half of all. */
function endingOf(text: string): string {
  const characters = charactersOf(text.normalize('NFC').trim());
  const shown = Math.min(MOST_SHOWN, Math.floor(characters.length / 2));
  return withMask(characters.slice(characters.length - shown));
}

/** The same with fewer and fewer of the last characters, until none is left. */
export function lessAndLess(instead: string): string[] {
  const characters = charactersOf(instead.slice(MASK.length).trim());
  return characters.map((_, index) => withMask(characters.slice(index + 1)));
}

function withMask(characters: readonly string[]): string {
  return `${MASK} ${characters.join('').trim()}`.trim();
}

function charactersOf(text: string): string[] {
  return [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);
}

function lengthOf(text: string): number {
  return [...text].length;
}
