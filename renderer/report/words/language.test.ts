import { describe, expect, it } from 'vitest';
import english from '../../base/language/en.json';
import reportEnglish from '../../base/language/report.en.json';
import reportHindi from '../../base/language/report.hi.json';
import sharedHindi from '../../base/language/shared.hi.json';

type Texts = { readonly [key: string]: string | Texts };

function leaves(texts: Texts, under = ''): (readonly [string, string])[] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [[under + key, value] as const] : leaves(value, `${under}${key}.`),
  );
}

const namesIn = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

function expectSameNames(translated: Texts, original: Texts): void {
  const originals = new Map(leaves(original));
  for (const [path, text] of leaves(translated)) {
    const before = originals.get(path);
    expect(before, path).toEqual(expect.any(String));
    expect(namesIn(text), path).toEqual(namesIn(before ?? ''));
  }
}

/** Sections of the window's texts that a report prints whole. */
const printed = [
  'vendor',
  'verdict',
  'verdictReason',
  'headline',
  'gauge',
  'attemptOutcome',
  'caseReason',
  'unprintable',
] as const;
/** And those of which it prints the short form. */
const printedShort = ['troubleCause', 'blockCause', 'refusalCause'] as const;

describe('the report’s texts', () => {
  it('are the same in both languages', () => {
    const paths = (texts: Texts) => leaves(texts).map(([path]) => path);
    expect(paths(reportHindi)).toEqual(paths(reportEnglish));
    expectSameNames(reportHindi, reportEnglish);
  });

  it('that it shares with the window say the same, with the same values', () => {
    expectSameNames(sharedHindi, english);
  });

  it.each(printed)('that it shares with the window are all there in Hindi: %s', (section) => {
    expect(leaves(sharedHindi[section]).map(([path]) => path)).toEqual(leaves(english[section]).map(([path]) => path));
  });

  it.each(printedShort)('name every cause in Hindi: %s', (section) => {
    expect(Object.keys(sharedHindi[section])).toEqual(Object.keys(english[section]));
  });

  it('are never empty, and never end in a blank', () => {
    for (const [path, text] of [...leaves(reportEnglish), ...leaves(reportHindi), ...leaves(sharedHindi)]) {
      expect(text, path).toMatch(/^\S(.*\S)?$/s);
    }
  });
});
