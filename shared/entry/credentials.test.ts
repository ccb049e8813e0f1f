import { describe, expect, it } from 'vitest';
import { parseBaseUrl, parseCredential } from './credentials.ts';

describe('a client id or secret', () => {
  it('is trimmed, and has only what an HTTP header can carry', () => {
    expect(parseCredential(' CF123=+/ \n')).toEqual({ ok: true, value: 'CF123=+/' });
    expect(parseCredential('  ')).toEqual({ ok: false, error: 'required' });
    expect(parseCredential('x'.repeat(501))).toEqual({ ok: false, error: 'tooLong' });
    for (const typed of ['two words', 'line\r\nX-Injected: 1', 'gehéim']) {
      expect(parseCredential(typed)).toEqual({ ok: false, error: 'characters' });
    }
  });
});

describe('a base URL', () => {
  it.each([
    ['https://proxy.example', 'https://proxy.example'],
    [' https://proxy.example:8443/verification/ ', 'https://proxy.example:8443/verification'],
  ])('may be %j', (typed, url) => expect(parseBaseUrl(typed, false)).toEqual({ ok: true, value: url }));

  it.each([
    ['', 'required'],
    ['proxy.example', 'notAUrl'],
    ['http://proxy.example', 'notHttps'],
    ['ftp://proxy.example', 'notHttps'],
    ['https://user:pass@proxy.example', 'urlParts'],
    ['https://proxy.example/?a=1', 'urlParts'],
    ['https://proxy.example/#a', 'urlParts'],
  ])('may not be %j', (typed, problem) => expect(parseBaseUrl(typed, false)).toEqual({ ok: false, error: problem }));

  it.each([
    'https://localhost',
    'https://LOCALHOST.:8443',
    'https://vendor.localhost',
    'https://127.0.0.1',
    'https://127.1',
    'https://2130706433',
    'https://0x7f000001',
    'https://0',
    'https://[::1]',
    'https://[::ffff:127.0.0.1]',
    'https://[::]',
  ])('may not be this computer, as in %s, but in a developer’s build', (typed) => {
    expect(parseBaseUrl(typed, false)).toEqual({ ok: false, error: 'loopback' });
    expect(parseBaseUrl(typed, true).ok).toBe(true);
    expect(parseBaseUrl(typed.replace('https', 'http'), true).ok).toBe(true);
    expect(parseBaseUrl('http://proxy.example', true)).toEqual({ ok: false, error: 'notHttps' });
  });
});
