import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lackingIn, unprintableOf } from '../../shared/evidence/unprintable.ts';
import { runs } from '../../tests/counts.ts';
import { answeredMatch, newCase } from '../records/testing/records.ts';
import type { ReportParts } from './evidence.ts';
import { buildReport } from './evidence.ts';
import { alone, partsOfReport } from './testing/parts.ts';

/** “Sunita Devi” and its like, in the scripts of India's languages. */
const names = {
  Devanagari: 'सुनीता देवी, क्ष़ श्री ऋण-२०२६',
  Bengali: 'সুনীতা দেবী',
  Assamese: 'সুনীতা দেৱী, ৰাম',
  Gujarati: 'સુનીતા દેવી',
  Gurmukhi: 'ਸੁਨੀਤਾ ਦੇਵੀ',
  Kannada: 'ಸುನೀತಾ ದೇವಿ',
  Malayalam: 'സുനിത ദേവി, അവൻ',
  Odia: 'ସୁନୀତା ଦେବୀ',
  Tamil: 'சுனிதா தேவி ௧௨',
  Telugu: 'సునీతా దేవి',
  Urdu: 'سنیتا دیوی ۱۲، ٹھ',
  Santali: 'ᱥᱩᱱᱤᱛᱟ',
  Manipuri: 'ꯁꯨꯅꯤꯇꯥ',
  Latin: 'José Żółć Šárka 12/4 “B” – ₹500, naïve…',
};

/** What of them stands on paper without a letter of its own. */
const silent = ['\u200c', '\u200d', '\u200e', '\u2067', '\ufe0f', '\ufeff', '\u00ad', '\n', '\t', '\u00a0', '\u2009'];

describe('the characters that the fonts of reports have no letter for', () => {
  it.each(Object.entries(names))('are none in a name in %s', (_, name) => {
    expect(lackingIn(name)).toEqual([]);
    expect(lackingIn(name.normalize('NFD'))).toEqual([]);
  });

  it('are none in the program’s own texts', () => {
    const folder = join(import.meta.dirname, '../../renderer/base/language');
    for (const file of ['report.en.json', 'report.hi.json', 'shared.hi.json']) {
      expect(lackingIn(readFileSync(join(folder, file), 'utf8')), file).toEqual([]);
    }
  });

  it('are told as a person counts them, each with the code points that lack', () => {
    expect(lackingIn('Li 李明')).toEqual([
      ['李', [0x674e]],
      ['明', [0x660e]],
    ]);
    expect(lackingIn('ok 👨‍👩‍👧')).toEqual([['👨‍👩‍👧', [0x1f468, 0x1f469, 0x1f467]]]);
    expect(lackingIn('x\u0303\u20dd')).toEqual([['x\u0303\u20dd', [0x20dd]]]);
    expect(lackingIn('\ud800 \ue000')).toHaveLength(2);
  });

  it('do not depend on what needs no letter, nor on whether letter and mark are one', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 12 });
    fc.assert(
      fc.property(text, fc.constantFrom(...silent), (typed, mark) => {
        const points = (one: string) => [...new Set(lackingIn(one).flatMap(([, lacking]) => lacking))].toSorted();
        expect(points([...typed.normalize('NFC')].join(mark))).toEqual(points(typed));
        expect(lackingIn(typed.normalize('NFC')).length).toBe(lackingIn(typed.normalize('NFD')).length);
      }),
      { numRuns: runs(2000, 200) },
    );
  });
});

describe('a report with such characters', () => {
  const its = newCase({ reference: 'APP-李', name: '李明', place: 'Москва', note: 'Tea ☕\nTea ☕' });
  const check = alone(answeredMatch(), {
    case: its,
    notes: [{ id: its.id, at: its.createdAt, text: '北' }],
    reviews: [
      {
        id: its.id,
        at: its.createdAt,
        decision: 'accepted',
        reason: 'ok ✓',
        reviewer: { name: '王', code: '' },
        isAgent: false,
      },
    ],
  });
  const told = (details: Partial<ReportParts> = {}) =>
    unprintableOf(buildReport(partsOfReport([check], { case: its, ...details }))).map(({ place, characters }) => [
      place,
      characters.map(({ text }) => text).join(''),
    ]);

  it('tells which text they are in, and each once', () => {
    expect(told({ settings: { agent: { name: 'राव', code: '' }, organisation: '株式会社' } })).toEqual([
      ['organisation', '株式会社'],
      ['reference', '李'],
      ['customer', '李明'],
      ['place', 'Москва'],
      ['caseNote', '☕'],
      ['checkNote', '北'],
      ['reviewReason', '✓'],
      ['reviewer', '王'],
    ]);
  });

  it('goes by what is left of a masked one', () => {
    const options = { withPictures: true, masked: true, language: 'en' } as const;
    expect(told({ options }).find(([place]) => place === 'customer')).toEqual(['customer', '明']);
  });

  it('says nothing of a vendor’s answer as it came, which is in the twin alone', () => {
    const { state, ...answered } = answeredMatch();
    if (state.name !== 'done') throw new Error('it is answered');
    const answer = { ...state.answer, raw: '{"ok":"好"}', status: '好' };
    const report = (more: Partial<typeof answer>) => {
      const its = { ...answered, state: { ...state, answer: { ...answer, ...more } } };
      return unprintableOf(buildReport(partsOfReport([alone(its)])));
    };
    expect(report({ status: 'SUCCESS' })).toEqual([]);
    expect(report({})).toMatchObject([{ place: 'vendor' }]);
  });
});
