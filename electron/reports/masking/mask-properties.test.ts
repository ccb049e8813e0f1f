import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../../tests/counts.ts';
import { createMask } from './mask-text.ts';
import { disguised, hasAlone, plain } from './testing/disguise.ts';

const LONG = 200_000;

const wordOf = (letters: readonly string[]) =>
  fc.array(fc.constantFrom(...letters), { minLength: 1, maxLength: 7 }).map((all) => all.join(''));
const word = fc.oneof(
  wordOf([...'abcdefghil', 'é', 'ü', 'ñ']),
  wordOf(['म', 'मो', 'ह', 'न', 'कु', 'र', 'क़', 'क्ष', 'ज़ि']),
);
const number = fc.oneof(wordOf([...'01234']), wordOf([...'०१२३४']));
const name = fc.oneof(
  fc.constantFrom('', 'Li Na', 'Asha Rao', 'José', 'मोहन कुमार'),
  fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' ')),
);
const reference = fc.oneof(
  fc.constantFrom('', 'A/12', '001', 'APP-1042-77'),
  fc
    .tuple(fc.array(fc.oneof(word, number), { minLength: 1, maxLength: 3 }), fc.constantFrom('-', '/', '.', ' '))
    .map(([parts, separator]) => parts.join(separator)),
);
const about = fc.record({ name, reference });
/** Nothing of it is in any name or reference, and no part of a name goes on over it. */
const other = fc.constantFrom(' ψψ ', ', ω: ', '(ξ) ', '{"ψ":"', '", "ω"', '\nΨ ');

describe('a masked text, whatever the name and the reference', () => {
  it('has neither by itself, nor a long one inside of anything, in whatever way it is written', () => {
    const cases = fc.array(about, { minLength: 1, maxLength: 2 }).chain((all) => {
      const secrets = all.flatMap((one) => [one.name, one.reference, ...one.name.split(' ')]);
      const texts = fc.array(fc.tuple(other, fc.oneof(...secrets.map(disguised)), other), { maxLength: 5 });
      return fc.tuple(fc.constant(all), texts);
    });
    fc.assert(
      fc.property(cases, ([all, texts]) => {
        const masked = plain(createMask(all)(texts.flat().join('')));
        for (const { name, reference } of all) {
          const words = name.split(' ').filter((one) => [...plain(one)].length > 2);
          for (const secret of [name, reference, ...words].map(lettersOf).filter((one) => one !== '')) {
            expect(hasAlone(masked, secret), secret).toBe(false);
            if ([...secret].length > 4) expect(lettersOf(masked)).not.toContain(secret);
          }
        }
      }),
      { numRuns: runs(10_000, 1000) },
    );
  });

  it('has none of any two texts that people may come upon, unless it is short and inside of another word', () => {
    const part = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 8 }),
      fc.constantFrom(
        'Mohan',
        'कुमार',
        'Rao',
        'é',
        'e\u0301',
        '-',
        ' ',
        '1042',
        'ß',
        'İ',
        'ﬁ',
        '•',
        '\\n',
        '%41',
        '&#65;',
      ),
    );
    const phrase = fc.array(part, { maxLength: 4 }).map((parts) => parts.join(''));
    const cases = fc
      .array(fc.record({ name: phrase, reference: phrase }), { minLength: 1, maxLength: 2 })
      .chain((all) => {
        const terms = all.flatMap((one) => [one.name, one.reference]);
        const pieces = fc.oneof(phrase, fc.constantFrom('\\u0041', ...terms, ...terms.map((one) => one.toUpperCase())));
        return fc.tuple(fc.constant(all), fc.array(pieces, { maxLength: 6 }));
      });
    fc.assert(
      fc.property(cases, ([all, parts]) => {
        const mask = createMask(all);
        const masked = mask(parts.join(''));
        expect(mask(masked)).toBe(masked);
        const read = masked.normalize('NFKC').toLowerCase().trim();
        for (const one of all.flatMap(({ name, reference }) => [name, reference])) {
          const secret = one.normalize('NFKC').toLowerCase().trim();
          if ((secret.match(/(?!\p{DI})[\p{L}\p{N}]/gu) ?? []).length > 4) expect(read).not.toContain(secret);
        }
      }),
      { numRuns: runs(5000, 500) },
    );
  });

  it('is what it was where it has none of their letters', () => {
    const text = fc.string({ unit: fc.constantFrom(...'opqstvwxyzOPQXYZ56789 .,:;-_/"{}[]()+\n•ψआ'), maxLength: 60 });
    fc.assert(
      fc.property(about, text, (one, text) => {
        expect(createMask([one])(text)).toBe(text);
      }),
      { numRuns: runs(5000, 500) },
    );
  });

  it('stays as it is when it is masked again', () => {
    const cases = about.chain((one) =>
      fc.tuple(fc.constant(one), fc.array(fc.oneof(other, disguised(one.name), disguised(one.reference)))),
    );
    fc.assert(
      fc.property(cases, ([one, texts]) => {
        const mask = createMask([one]);
        const masked = mask(texts.join(''));
        expect(mask(masked)).toBe(masked);
      }),
      { numRuns: runs(5000, 500) },
    );
  });

  it('takes no longer for being long, or made to take long', () => {
    const hostile: readonly (readonly [string, string, string])[] = [
      ['Mohan Kumar', 'APP-1042-77', '{"id":7919,"message":"done at home"},'],
      ['Mohan Kumar', 'APP-1042-77', '\\u004dohan\\nKumar %20 APP 1042/77'],
      ['', '•', '• a '],
      ['', 'a•', 'a• '],
      ['', '•mohan•', 'mo•mo•han•han•'],
      ['a'.repeat(200), `${'a'.repeat(63)}b`, 'a '],
      [`${'a'.repeat(199)}b`, 'aaaaa', 'aaaaaaa.............,b'],
      ['मोहन', 'क', 'मोहन\u0315\u0301\u0315\u0301'],
      ['m', 'n', '\u0315\u0301'],
      ['m', 'n', '\\'],
      ['m', 'n', '%25'],
      [Array.from({ length: 50 }, (_, index) => `w${index}`).join(' '), 'n', 'w1w2w3 '],
    ];
    for (const [name, reference, part] of hostile) {
      const text = part.repeat(LONG / part.length);
      createMask([{ name, reference }])(text);
    }
  });
});

function lettersOf(text: string): string {
  return plain(text).replace(/[^\p{L}\p{M}\p{N}]/gu, '');
}
