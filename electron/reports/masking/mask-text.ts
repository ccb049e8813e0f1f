import type { Case } from '../../../shared/case.ts';
import { type Range, rangesOf, searchablesOf } from './finding.ts';
import { lessAndLess, MASK, type Term, termsOf } from './mask-terms.ts';

/** What is left of one may complete another, and that again; but in no text that is meant for people as often as this. */
const MOST_ROUNDS = 8;

/**
 * Masks these cases' names and references in any text, as docs/EVIDENCE.md says under "Masked". Of a whole one the last
 * four characters are left, but never more than half of it, nor anything that is itself to be masked.
 */
export function createMask(cases: readonly Pick<Case, 'name' | 'reference'>[]): (text: string) => string {
  const terms = termsOf(cases);
  const isSilent = (text: string) => text === MASK || foundIn(text, terms).length === 0;
  const silent = (instead: string) => [instead, ...lessAndLess(instead)].find(isSilent) ?? MASK;
  const telling = terms.map(({ sought, instead }) => ({ sought, instead: silent(instead) }));
  const mute = terms.map(({ sought }) => ({ sought, instead: MASK }));
  return (text) => {
    let masked = replace(text, telling);
    if (masked === text) return text;
    for (let round = 1; round < MOST_ROUNDS; round += 1) {
      const next = replace(masked, mute);
      if (next === masked) return masked;
      masked = next;
    }
    return MASK;
  };
}

interface Found extends Range {
  readonly instead: string;
}

function replace(text: string, terms: readonly Term[]): string {
  let masked = '';
  let at = 0;
  for (const { start, end, instead } of united(foundIn(text, terms))) {
    masked += text.slice(at, start) + instead;
    at = end;
  }
  return masked + text.slice(at);
}

function foundIn(text: string, terms: readonly Term[]): Found[] {
  return searchablesOf(text).flatMap((searchable) =>
    terms.flatMap(({ sought, instead }) => rangesOf(searchable, sought).map((range) => ({ ...range, instead }))),
  );
}

/** What overlaps becomes one; told as the one that covers all of it, if there is one. */
function united(ranges: readonly Found[]): Found[] {
  const sorted = ranges.toSorted((left, right) => left.start - right.start || right.end - left.end);
  const result: Found[] = [];
  for (const range of sorted) {
    const last = result.at(-1);
    if (last === undefined || range.start >= last.end) result.push(range);
    else if (range.end > last.end) result.splice(-1, 1, { start: last.start, end: range.end, instead: MASK });
  }
  return result;
}
