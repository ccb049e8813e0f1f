import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../tests/counts.ts';
import { createMask } from './mask-text.ts';

const mohan = createMask([{ name: 'Mohan Kumar', reference: 'APP-1042-77' }]);

describe('a masked text', () => {
  it('keeps the last four characters of a name or a reference', () => {
    expect(mohan('APP-1042-77')).toBe('•••• 2-77');
    expect(mohan('Mohan Kumar')).toBe('•••• umar');
    expect(mohan('Seen at APP-1042-77, with Mohan Kumar.')).toBe('Seen at •••• 2-77, with •••• umar.');
  });

  it('never keeps more than half, nor a word of the name', () => {
    expect(createMask([{ name: '', reference: '1042' }])('1042')).toBe('•••• 42');
    expect(createMask([{ name: 'Asha Rao', reference: '' }])('Asha Rao')).toBe('•••• ao');
    expect(createMask([{ name: 'Li', reference: '' }])('Li, living there')).toBe('•••• i, living there');
    expect(createMask([{ name: '', reference: '7' }])('7 of 77')).toBe('•••• of 77');
  });

  it.each([
    ['in capitals or not', 'mOHAN kuMAR has app-1042-77', '•••• umar has •••• 2-77'],
    ['without its spaces and dashes', 'MohanKumar_APP104277.jpg', '•••• umar_•••• 2-77.jpg'],
    ['with other ones', 'app/1042/77 and APP 1042 77', '•••• 2-77 and •••• 2-77'],
    ['by each word of the name', 'mohan@example.com, Kumars', '••••@example.com, ••••s'],
    ['composed otherwise', 'Ｍｏｈａｎ', '••••'],
    ['with invisible characters in it', 'Mo\u200bhan', '••••'],
    ['as JSON escapes it', '{"name":"\\u004dohan"}', '{"name":"••••"}'],
  ])('has no name or reference %s', (_, text, masked) => {
    expect(mohan(text)).toBe(masked);
  });

  it('is masked in Hindi too', () => {
    const masked = createMask([{ name: 'मोहन कुमार', reference: 'आवेदन-१०४२' }]);
    expect(masked('मोहन जी का आवेदन १०४२')).not.toMatch(/मोहन|आवेदन/);
    expect(masked('{"name":"\\u092e\\u094b\\u0939\\u0928"}')).toBe('{"name":"••••"}');
    expect(masked('ग्राहक घर पर था')).toBe('ग्राहक घर पर था');
  });

  it('stays as it is where it tells nothing', () => {
    expect(mohan('The customer was at home: score 0.97')).toBe('The customer was at home: score 0.97');
    expect(createMask([])('Mohan')).toBe('Mohan');
    expect(createMask([{ name: ' ', reference: '' }])('a b')).toBe('a b');
  });

  it('never has any of it, whatever it was', () => {
    const part = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 8 }),
      fc.constantFrom('Mohan', 'कुमार', 'Rao', 'é', 'e\u0301', '-', ' ', '1042', 'ß', 'İ', 'ﬁ'),
    );
    const phrase = fc.array(part, { maxLength: 4 }).map((parts) => parts.join(''));
    const about = fc.record({ name: phrase, reference: phrase });
    const pieces = (terms: readonly string[]) =>
      fc.array(fc.oneof(phrase, fc.constantFrom('\\u0041', ...terms, ...terms.map((term) => term.toUpperCase()))), {
        maxLength: 6,
      });
    const cases = fc
      .array(about, { minLength: 1, maxLength: 2 })
      .chain((all) => fc.tuple(fc.constant(all), pieces(all.flatMap(({ name, reference }) => [name, reference]))));
    fc.assert(
      fc.property(cases, ([all, parts]) => {
        const masked = plain(createMask(all)(parts.join('')));
        for (const { name, reference } of all) {
          const words = plain(name).match(/[\p{L}\p{M}\p{N}]{3,}/gu) ?? [];
          for (const secret of [plain(name), plain(reference), ...words]) {
            if ([...secret].length >= 3 && !/^[\p{P}\p{S}\p{Z}]*$/u.test(secret)) expect(masked).not.toContain(secret);
          }
        }
      }),
      { numRuns: runs(5000, 500) },
    );
  });
});

/** What two texts that read the same have in common. */
function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim();
}
