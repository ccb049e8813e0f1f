import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../../tests/counts.ts';
import { isJsonList, isJsonObject, type Json, parseJson, SentNumber } from './json.ts';
import { asWords, printed, rawText } from './printed.ts';

/** As JavaScript would have it. */
function plain(value: Json): unknown {
  if (value instanceof SentNumber) return Number(value.source);
  if (isJsonList(value)) return value.map(plain);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries([...value].map(([key, member]) => [key, plain(member)]));
}

/** The same text, with some of its letters as escapes. */
const reEscaped = (text: string, which: readonly boolean[]) =>
  [...JSON.stringify(text).slice(1, -1)].reduce(
    ({ written, escaping }, letter, index) => {
      // What an escape has begun is left to it.
      if (escaping) return { written: written + letter, escaping: false };
      if (letter === '\\') return { written: written + letter, escaping: true };
      const code = letter.length === 1 ? letter.charCodeAt(0) : 0;
      return code > 0 && which[index % which.length] && !written.endsWith('\\')
        ? { written: `${written}\\u${code.toString(16).padStart(4, '0')}`, escaping: false }
        : { written: written + letter, escaping: false };
    },
    { written: '', escaping: false },
  ).written;

const key = fc.oneof(fc.string(), fc.constantFrom('__proto__', 'face_match_result', 'constructor', ''));
/** `\u00e9` in it would be cut in half by the above. */
const simpleKey = key.filter((name) => !JSON.stringify(name).includes('\\'));

describe('JSON as a vendor sent it', () => {
  it('is read as the language reads it, where it says each thing once', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), fc.constantFrom(undefined, 2, '\t'), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        const read = parseJson(text);
        expect(read).toBeDefined();
        expect(plain(read ?? null)).toEqual(JSON.parse(text));
      }),
      { numRuns: runs(10_000, 1_000) },
    );
  });

  it('is no JSON where the language says so', () => {
    const broken = fc
      .tuple(fc.json(), fc.nat(), fc.constantFrom('', ',', '"', '}', ']', '1', '\\', 'e', '-', '\u00a0', '\u0007'))
      .map(([text, place, sign]) => {
        const at = place % (text.length + 1);
        return text.slice(0, at) + sign + text.slice(at + (place % 2));
      });
    fc.assert(
      fc.property(fc.oneof(broken, fc.string()), (text) => {
        const isJson = (() => {
          try {
            JSON.parse(text);
            return true;
          } catch {
            return false;
          }
        })();
        if (!isJson) expect(parseJson(text)).toBeUndefined();
      }),
      { numRuns: runs(20_000, 2_000) },
    );
  });

  it.each(['01', '1.', '.5', '+1', '1e', '0x1', '-', 'NaN', 'Infinity', 'True', '"\u0001"', '[1,]', '{"a":1,}', '1 2'])(
    'is not %j',
    (text) => expect(parseJson(text)).toBeUndefined(),
  );

  it('is no answer where any key is there twice, however its escapes are written', () => {
    const escapes = fc.array(fc.boolean(), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(
        simpleKey,
        escapes,
        escapes,
        fc.jsonValue(),
        fc.jsonValue(),
        fc.nat({ max: 5 }),
        (name, one, other, first, second, depth) => {
          const twice = `{"${reEscaped(name, one)}":${JSON.stringify(first)},"n":1,"${reEscaped(name, other)}":${JSON.stringify(second)}}`;
          fc.pre(name !== 'n');
          const text = `${'{"a":['.repeat(depth)}${twice}${']}'.repeat(depth)}`;
          expect(JSON.parse(text)).toBeDefined();
          expect(parseJson(text)).toBeUndefined();
          const once = `{"${reEscaped(name, one)}":${JSON.stringify(first)}}`;
          expect(isJsonObject(parseJson(once)) && [...(parseJson(once) as Map<string, Json>).keys()]).toEqual([name]);
        },
      ),
      { numRuns: runs(10_000, 1_000) },
    );
  });

  it('is no answer where the key of a pass is written twice by way of an escape', () => {
    expect(parseJson('{"face_match_result":"NO","face_match_resul\\u0074":"YES"}')).toBeUndefined();
    expect(parseJson('{"__proto__":1,"__prot\\u006f__":2}')).toBeUndefined();
    expect(parseJson('{"a/b":1,"a\\/b":2}')).toBeUndefined();
  });

  it('is no answer where it is made to exhaust its reader', () => {
    expect(parseJson(`${'['.repeat(41)}${']'.repeat(41)}`)).toBeUndefined();
    expect(parseJson(`${'['.repeat(40)}${']'.repeat(40)}`)).toBeDefined();
    expect(parseJson(`[${'{},'.repeat(10_000)}{}]`)).toBeUndefined();
    expect(parseJson(`[${'1e0,'.repeat(10_000)}1]`)).toBeUndefined();
    expect(parseJson('['.repeat(1_000_000))).toBeUndefined();
  });
});

describe('a number', () => {
  const digits = fc.stringMatching(/^-?(0|[1-9]\d{0,24})(\.\d{1,24})?([eE][+-]?\d{1,3})?$/);

  it('is shown and kept in the digits that were sent', () => {
    fc.assert(
      fc.property(digits, (source) => {
        const read = parseJson(`{"n":${source}}`);
        if (!isJsonObject(read)) throw new Error('no object');
        expect(asWords(read.get('n'))).toBe(source);
        expect(rawText(read)).toBe(`{\n  "n": ${source}\n}`);
        expect(printed(read)).toBe(`{"n":${source}}`);
      }),
      { numRuns: runs(10_000, 1_000) },
    );
  });
});

describe('the raw text', () => {
  it('is what JavaScript would write of what it can write', () => {
    const noByteLists = fc.jsonValue({ maxDepth: 4 }).filter((value) => typeof value === 'object' && value !== null);
    fc.assert(
      fc.property(noByteLists, (value) => {
        // Keys that look like places in a list would come first in JavaScript.
        const text = JSON.stringify(value).replaceAll('-0', '0');
        fc.pre(!/"\d+":/.test(text) && !/\d{17}|e[+-]?\d/.test(text));
        const read = parseJson(text);
        expect(printed(read ?? null, '')).toBe(JSON.stringify(JSON.parse(text), null, 2));
      }),
      { numRuns: runs(5_000, 500) },
    );
  });

  it('keeps the order of keys', () => {
    const read = parseJson('{"b":1,"10":2,"2":3,"__proto__":4}');
    expect(printed(read ?? null)).toBe('{"b":1,"10":2,"2":3,"__proto__":4}');
  });

  it('leaves out pictures, written as text or as bytes', () => {
    const bytes = `[${Array.from({ length: 200 }, (_, index) => index).join(',')}]`;
    const read = parseJson(
      `{"Bytes":"QUJD","a":${bytes},"b":{"type":"Buffer","data":${bytes}},"few":[1,2,3],"text":"${'x'.repeat(1001)}"}`,
    );
    const raw = isJsonObject(read) ? rawText(read, (name) => name === 'Bytes') : '';
    expect(JSON.parse(raw)).toEqual({
      Bytes: '[4 characters left out]',
      a: '[200 bytes left out]',
      b: '[200 bytes left out]',
      few: [1, 2, 3],
      text: '[1001 characters left out]',
    });
  });
});
