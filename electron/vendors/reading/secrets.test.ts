import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../../tests/counts.ts';
import { unreadText } from './body.ts';
import { type Json, parseJson } from './json.ts';
import { printed } from './printed.ts';
import { cleanedHeaders, cleanedText, withoutKeptSecrets, withoutSecrets } from './secrets.ts';

const clean = (text: string, ...sent: string[]) => printed(withoutSecrets(parseJson(text) as Json, sent));

describe('what an answer calls a secret', () => {
  it.each([
    'accessToken',
    'ACCESS_TOKEN',
    'access-token',
    'secret',
    'Secret',
    'session_token',
    'SecretAccessKey',
    'access_key_id',
    'AccessKeyId',
    'access token',
  ])('is dropped by its name, at any depth and of any length: %s', (name) => {
    for (const value of ['"x"', '"abc def"', '12', '[1,{"a":"b"}]', 'null']) {
      expect(clean(`{"data":[{"deep":{"${name}":${value},"kept":"yes"}}]}`)).toBe(
        `{"data":[{"deep":{"${name}":"[secret]","kept":"yes"}}]}`,
      );
    }
  });

  it('is dropped inside JSON held in a string, and in a string in that', () => {
    const inner = '{"accessToken":"tok","kept":9007199254740993}';
    expect(clean(JSON.stringify({ data: inner }))).toBe(JSON.stringify({ data: inner.replace('"tok"', '"[secret]"') }));
    const twice = JSON.stringify({ again: JSON.stringify({ session_token: 't' }) });
    expect(clean(JSON.stringify({ data: twice }))).not.toContain('"t');
    const deep = Array.from({ length: 9 }).reduce<string>((text) => JSON.stringify({ a: text }), '{"secret":"qwert"}');
    expect(clean(deep)).not.toContain('qwert');
  });

  it('is dropped in a string that is not quite JSON', () => {
    for (const text of [
      '{"accessToken":"qwert","a":1} and more',
      '{"accessToken":"qwert',
      '{"secret":"qwert","secret":"zwei"}',
      'prefix {"access_token" : "qwert"}',
      '{\\"accessToken\\":\\"qwert\\"}',
      'accessToken=qwert&a=1',
      'secret: qwertzuiop',
      '<accessToken>qwert</accessToken>',
      '{"secret":{"a":"qwert"},"b"',
      '%22accessToken%22%3A%22qwert%22',
      '&quot;secret&quot;:&quot;qwert&quot;',
    ]) {
      expect(clean(JSON.stringify({ text }))).not.toMatch(/qwert|zwei/);
    }
  });

  it('leaves words alone that only speak of one', () => {
    const text = '{"message":"The accessToken is invalid. Your secret: must be longer","secretary":"Asha","tokens":3}';
    expect(clean(text)).toBe(text);
  });

  it('leaves JSON in a string as it was sent where there is no secret in it', () => {
    const text = JSON.stringify({ data: '{ "a" : 1.0,\n "b":[ ] }' });
    expect(clean(text)).toBe(text);
  });
});

describe('a raw answer that an earlier build kept', () => {
  it('is told without its secrets, and otherwise as it was kept', () => {
    const raw = '{\n  "data": {\n    "accessToken": "qwert",\n    "n": 1.0\n  }\n}';
    expect(withoutKeptSecrets(raw)).toBe(raw.replace('qwert', '[secret]'));
    expect(withoutKeptSecrets(`${raw.slice(0, 40)}\n[rest left out]`)).not.toContain('qwert');
    expect(withoutKeptSecrets('{ "a":1.0}')).toBe('{ "a":1.0}');
  });
});

describe('a link', () => {
  it.each([
    ['https://b.s3.amazonaws.com/a/b.jpg?X-Amz-Signature=ab&X=1#f', 'https://b.s3.amazonaws.com/a/b.jpg'],
    ['see http://u:p@host:80/x?y, then https:\\/\\/h\\/p?q=1.', 'see http://host:80/x then https:\\/\\/h\\/p'],
    ['//host/path?sig=1', '//host/path'],
    ['/path?X-Amz-Security-Token=abc', '/path?X-Amz-Security-Token=[secret]'],
    ['no // link? at all', 'no // link? at all'],
  ])('keeps host and path only: %s', (sent, kept) => expect(cleanedText(sent, [])).toBe(kept));
});

describe('what was sent as a secret', () => {
  it('does not come back, however the answer wrote it', () => {
    expect(clean('{"m":"value cf-\\u0073ecret-9 is invalid"}', 'cf-secret-9')).toBe(
      '{"m":"value [secret] is invalid"}',
    );
    expect(clean('{"m":"abc\\"defgh"}', 'abc"defgh')).toBe('{"m":"[secret]"}');
    expect(clean('{"m":"abcd\\/efgh","cf-secret-9":1}', 'abcd/efgh', 'cf-secret-9')).toBe(
      '{"m":"[secret]","[secret]":1}',
    );
    expect(clean('{"code":1234567890}', '1234567890')).toBe('{"code":"[secret]"}');
    expect(cleanedHeaders({ 'x-echo': 'cf-secret-9' }, ['cf-secret-9'])).toEqual({ 'x-echo': '[secret]' });
  });

  it('is left where it is too short to be one', () => {
    const text = '{"face_match_result":"YES","face_match_score":0.95}';
    expect(clean(text, 'YES', '0.95', '')).toBe(text);
  });
});

describe('the text of a body that is no valid answer', () => {
  it('is kept without what could be a secret, and bounded', () => {
    expect(unreadText('<h1>413 Request Entity Too Large</h1>', [])).toBe('<h1>413 Request Entity Too Large</h1>');
    expect(unreadText(`id ${'a'.repeat(15)} ${'a'.repeat(16)}`, [])).toBe(
      `id ${'a'.repeat(15)} [16 characters left out]`,
    );
    expect(unreadText('{"accessT\\u006fken":"ab c","x":1} oops', [])).toBe('{"accessToken":[secret],"x":1} oops');
    expect(unreadText('see https://a.in/b?token=1 my \\u0073ecret word', ['secret word'])).toBe(
      'see https://a.in/b my [secret]',
    );
    expect(unreadText('a b '.repeat(10_000), [])?.length).toBe(2_000);
    expect(unreadText(' \n ', [])).toBeNull();
    expect(unreadText('binary \0', [])).toBeNull();
  });

  it('has no run of sixteen such characters, no query of a link, and at most 2,000 characters, whatever came', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.stringMatching(/^[\w+/=.-]{0,60}$/),
      fc.constantFrom('https://a.in/p?q=zzz ', '\\u0061\\u0062', '\\', '"accessToken":"', 'secret=', '\\/\\/'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = unreadText(pieces.join(''), []) ?? '';
        expect(text.length).toBeLessThanOrEqual(2_000);
        expect(text).not.toMatch(/[\w+/=.-]{16}/);
        expect(text).not.toContain('?q=zzz');
      }),
      { numRuns: runs(5_000, 200) },
    );
  });
});

describe('eight megabytes that were made to take long', () => {
  it.each(['\\', '"', '/', 'secret', 'secret=', ':', '?', 'a', '{"', '\\u0061', 'secret"', '\\/'])(
    'of %j are read within a few seconds',
    (sign) => {
      const text = sign.repeat(8_000_000 / sign.length);
      const began = performance.now();
      parseJson(text);
      cleanedText(text, ['secret-of-ours']);
      unreadText(text, ['secret-of-ours']);
      expect(performance.now() - began).toBeLessThan(10_000);
    },
    60_000,
  );
});
