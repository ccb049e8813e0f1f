import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../tests/counts.ts';
import { foldReference, normalReference } from './characters.ts';
import { parseCredential } from './credentials.ts';
import { parseCaseReference, parseCustomerIp, parseSessionId, parseVerificationId } from './fields.ts';

/** Written by their numbers: nobody could see them here. */
const unseen = fc.constantFrom(
  ...[0xad, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2060, 0x2066, 0x2067].map(
    (code) => String.fromCodePoint(code),
  ),
  ...[0x2068, 0x2069, 0xfeff].map((code) => String.fromCodePoint(code)),
);
const blank = fc.constantFrom(' ', '\u00a0', '\t', '\r\n', '\n', '\u2009', '\u202f', '\u3000');
const count = { numRuns: runs(5000, 300) };

/** A text with these pieces put into it anywhere. */
function strewn(text: fc.Arbitrary<string>, piece: fc.Arbitrary<string>): fc.Arbitrary<readonly [string, string]> {
  const put = fc.array(fc.tuple(piece, fc.nat()), { maxLength: 12 });
  return fc.tuple(text, put).map(([plain, pieces]) => {
    const letters = [...plain];
    for (const [what, where] of pieces) letters.splice(where % (letters.length + 1), 0, what);
    return [plain, letters.join('')] as const;
  });
}

const accepted = (value: unknown) => ({ ok: true, value });

describe('characters that nobody sees, and blanks', () => {
  it('make no other session id, wherever they are, with dashes of any kind or none', () => {
    const dash = fc.constantFrom('', '-', '–', '—', '−', '‐', '‑');
    const id = fc.uuid().chain((uuid) => dash.map((one) => uuid.replaceAll('-', one)));
    fc.assert(
      fc.property(strewn(id, fc.oneof(unseen, blank)), ([plain, typed]) => {
        const expected = parseSessionId(plain);
        expect(expected).toMatchObject({ ok: true });
        expect(parseSessionId(typed.toUpperCase())).toEqual(expected);
      }),
      count,
    );
  });

  it('make no other address of a customer', () => {
    fc.assert(
      fc.property(strewn(fc.oneof(fc.ipV4(), fc.ipV6()), fc.oneof(unseen, blank)), ([plain, typed]) => {
        expect(parseCustomerIp(typed)).toEqual(parseCustomerIp(plain));
      }),
      count,
    );
    expect(parseCustomerIp('\u202a203.0.113.7\u202c')).toEqual(accepted('203.0.113.7'));
  });

  it('make no other verification id', () => {
    const id = fc.string({ unit: fc.constantFrom(...'AZaz09._-'), minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(strewn(id, fc.oneof(unseen, blank)), ([plain, typed]) => {
        expect(parseVerificationId(typed)).toEqual(accepted(plain));
      }),
      count,
    );
  });

  it('make no other client id or secret; but a blank inside one is told', () => {
    const secret = fc.string({ unit: fc.constantFrom(...'CF129+/=_'), minLength: 2, maxLength: 80 });
    fc.assert(
      fc.property(strewn(secret, unseen), blank, ([plain, typed], around) => {
        expect(parseCredential(around + typed + around)).toEqual(accepted(plain));
        expect(parseCredential(`${plain}${around}${plain}`)).toEqual({ ok: false, error: 'characters' });
      }),
      count,
    );
  });
});

describe('a reference that is read as another one', () => {
  const readAs = (left: string, right: string) => foldReference(left) === foldReference(right);

  it.each([
    ['HDFC-1042', 'hdfc-1042'],
    ['HDFC-1042', ' Hdfc-1042\u00a0'],
    ['HDFC-1042', 'HD\u200bFC-\u202e1042\u202c'],
    ['HDFC-1042', '\ufeffHDFC\u00ad-1042'],
    ['Loan  7 / B', 'loan\u00a07 /\u2003\n b'],
    ['José 7', 'Jose\u0301 7'],
    ['STRASSE 4', 'Straße 4'],
    ['ΟΔΟΣ', 'οδός'.normalize('NFD').replace('\u0301', '')],
    ['ऋण-१७', 'ऋण-\u200d१७'],
  ])('%j is read as %j', (left, right) => expect(readAs(left, right)).toBe(true));

  it.each([
    // The second ones have a Cyrillic letter, Devanagari digits, fullwidth letters, an accent, or no blank at all.
    ['HDFC-1042', 'НDFC-1042'],
    ['HDFC-1042', 'HDFC-१०४२'],
    ['HDFC-1042', 'ＨＤＦＣ-1042'],
    ['Jose 7', 'José 7'],
    ['Loan 7', 'Loan7'],
    ['HDFC-1042', 'HDFC–1042'],
  ])('%j is another one than %j', (left, right) => expect(readAs(left, right)).toBe(false));

  it('is found however it is composed, capitalised, and strewn with what nobody sees', () => {
    fc.assert(
      fc.property(strewn(fc.string({ unit: 'grapheme' }), unseen), blank, ([plain, typed], around) => {
        const folded = foldReference(plain);
        expect(foldReference(folded)).toBe(folded);
        for (const text of [typed, `${around}${typed}${around}`, plain.normalize('NFD'), plain.toLowerCase()]) {
          expect(foldReference(text)).toBe(folded);
        }
      }),
      count,
    );
  });

  it('folds every single letter so that folding it again changes nothing', () => {
    const differing: string[] = [];
    for (let code = 0; code < 0x110000; code += 1) {
      if (code >= 0xd800 && code < 0xe000) continue;
      const letter = String.fromCodePoint(code);
      const forms = [letter.toUpperCase(), letter.toLowerCase(), letter.normalize('NFD')];
      if (forms.every((form) => form === letter)) continue;
      const folded = foldReference(letter);
      const same = [folded, ...forms];
      if (same.some((one) => foldReference(one) !== folded)) differing.push(code.toString(16));
    }
    expect(differing).toEqual([]);
  });
});

describe('a reference as it is kept', () => {
  it('is composed, without marks of direction and their like, and the same when it is typed again', () => {
    expect(normalReference(' Jose\u0301\u200b-7\u202c\ufeff ')).toBe('José-7');
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (typed) => {
        const kept = normalReference(typed.toWellFormed());
        expect(normalReference(kept)).toBe(kept);
        expect(kept.normalize('NFC')).toBe(kept);
      }),
      count,
    );
  });

  it('keeps the joiners of India’s scripts, which are part of a word', () => {
    const word = fc.constantFrom('क्\u200dष', 'क्\u200cष', 'ക്\u200dഷ', 'র\u200d্য', 'ශ්\u200dරී');
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), (words) => {
        const reference = words.join('-').normalize('NFC');
        expect(parseCaseReference(reference)).toEqual(accepted(reference));
      }),
      count,
    );
  });

  it('is refused where nothing of it can be seen', () => {
    fc.assert(
      fc.property(fc.array(unseen, { minLength: 1 }), blank, (pieces, around) => {
        expect(parseCaseReference(around + pieces.join(around))).toEqual({ ok: false, error: 'referenceInvisible' });
      }),
      count,
    );
  });
});
