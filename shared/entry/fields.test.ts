import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isUnlikelyCustomerIp,
  looksLikeAadhaar,
  parseCaseReference,
  parseCustomerIp,
  parseNote,
  parseSessionId,
  parseThreshold,
  parseVerificationId,
} from './fields.ts';

const accepted = (value: unknown) => ({ ok: true, value });
const refused = (error: string) => ({ ok: false, error });

describe('a session id', () => {
  it('is a UUID, whose case and the blanks around it don’t matter', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.constantFrom('', ' ', '\n', '\t ', '\r\n', '\u00a0'), (id, blank) => {
        expect(parseSessionId(blank + id.toUpperCase() + blank)).toEqual(accepted(id));
      }),
    );
  });

  it.each([
    '1ac280b1',
    '1ac280b1-dfe0-4e05-9127-e1ec74478cb',
    'g'.repeat(36),
    '1ac280b1-dfe0-4e05-9127-e1ec74478cb90',
    'x1ac280b1-dfe0-4e05-9127-e1ec74478cb9',
    'first 1ac280b1-dfe0-4e05-9127-e1ec74478cb9, then 2ac280b1-dfe0-4e05-9127-e1ec74478cb9',
  ])('is not %s', (text) => expect(parseSessionId(text)).toEqual(refused('notASessionId')));

  it.each([
    '{1ac280b1-dfe0-4e05-9127-e1ec74478cb9}',
    'Session: 1AC280B1dfe04e059127e1ec74478cb9 (valid for 3 minutes)',
    '{"sessionId":"1ac280b1-dfe0-4e05-9127-e1ec74478cb9"}',
    'https://example.com/s/1ac280b1–dfe0–4e05–9127–e1ec74478cb9?of=7',
    '1ac280b1-dfe0-4e05-9127-e1ec74478cb9, once more: 1ac280b1dfe04e059127e1ec74478cb9',
  ])('is found in %s, which has one', (text) =>
    expect(parseSessionId(text)).toEqual(accepted('1ac280b1-dfe0-4e05-9127-e1ec74478cb9')),
  );

  it('is required', () => expect(parseSessionId(' \u200b\n')).toEqual(refused('required')));
});

describe('a customer’s IP', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    [' 8.8.8.8\n', '8.8.8.8'],
    ['2001:DB8::1', '2001:db8::1'],
  ])('takes %j', (typed, address) => expect(parseCustomerIp(typed)).toEqual(accepted(address)));

  it.each([
    '8',
    '8.8.8',
    '256.1.1.1',
    '203.0.113.010',
    '010.001.002.003',
    '0x7f.1.1.1',
    '1.2.3.4:80',
    'fe80::1%eth0',
    'example.com',
    '1.2.3.4, 5.6.7.8',
    '::g',
  ])('does not take %j', (typed) => expect(parseCustomerIp(typed)).toEqual(refused('notAnAddress')));

  it.each([
    '10.0.0.1',
    '127.0.0.1',
    '192.168.1.4',
    '169.254.3.3',
    '100.64.0.1',
    '::1',
    'fd00::1',
    '203.0.113.7',
    '0.0.0.0',
    '::ffff:10.0.0.1',
  ])('warns of %s, which no customer has', (address) => expect(isUnlikelyCustomerIp(address)).toBe(true));

  it.each(['8.8.8.8', '49.36.1.2', '2405:201::1'])('does not warn of %s', (address) =>
    expect(isUnlikelyCustomerIp(address)).toBe(false),
  );
});

describe('a threshold', () => {
  it.each([
    ['0.01', 0.01],
    ['0.75', 0.75],
    ['0,75', 0.75],
    ['.5', 0.5],
    ['0.99', 0.99],
    ['0.70', 0.7],
  ])('takes %s', (typed, value) => expect(parseThreshold(typed)).toEqual(accepted(value)));

  it.each([
    ['', 'required'],
    ['0', 'thresholdOutOfRange'],
    ['1', 'thresholdOutOfRange'],
    ['0.001', 'thresholdOutOfRange'],
    ['0.995', 'thresholdOutOfRange'],
    ['75', 'thresholdOutOfRange'],
    ['0.755', 'thresholdTooPrecise'],
    ['-0.5', 'notANumber'],
    ['1e-1', 'notANumber'],
    ['0.7.5', 'notANumber'],
    ['high', 'notANumber'],
  ])('does not take %j', (typed, problem) => expect(parseThreshold(typed)).toEqual(refused(problem)));

  it('takes every hundredth between, exactly', () => {
    for (let hundredths = 1; hundredths <= 99; hundredths += 1) {
      expect(parseThreshold((hundredths / 100).toFixed(2))).toEqual(accepted(hundredths / 100));
    }
  });
});

describe('a verification id', () => {
  it('has 1 to 50 characters of A-Z a-z 0-9 . _ -', () => {
    expect(parseVerificationId('a'.repeat(50))).toEqual(accepted('a'.repeat(50)));
    expect(parseVerificationId(' FD_1.2-3 ')).toEqual(accepted('FD_1.2-3'));
    expect(parseVerificationId('')).toEqual(refused('required'));
    expect(parseVerificationId('a'.repeat(51))).toEqual(refused('tooLong'));
    for (const typed of ['ä', 'a/b', 'a–b', 'आ']) {
      expect(parseVerificationId(typed)).toEqual(refused('verificationIdCharacters'));
    }
  });
});

describe('a case reference', () => {
  it('may be empty and has at most 64 characters', () => {
    expect(parseCaseReference('  ')).toEqual(accepted(''));
    expect(parseCaseReference('अ'.repeat(64))).toEqual(accepted('अ'.repeat(64)));
    expect(parseCaseReference('x'.repeat(65))).toEqual(refused('tooLong'));
  });

  it('is warned of where it looks like an Aadhaar number', () => {
    // Valid by Verhoeff's check; the first two are published test numbers.
    for (const text of ['999941057058', '9999 4105 7058', '9999-7123-4561'.replace('4561', '4562')]) {
      expect(looksLikeAadhaar(text)).toBe(verhoeff(text.replace(/\D/g, '')));
    }
    expect(looksLikeAadhaar('999941057058')).toBe(true);
    expect(looksLikeAadhaar('999941057059')).toBe(false);
    expect(looksLikeAadhaar('099941057058')).toBe(false);
    expect(looksLikeAadhaar('APP-2026-000123')).toBe(false);
  });

  it('finds every single wrong digit and every swap of neighbours, as Verhoeff’s check does', () => {
    const valid = '999941057058';
    for (let place = 1; place < 12; place += 1) {
      for (let digit = 0; digit < 10; digit += 1) {
        const changed = valid.slice(0, place) + digit + valid.slice(place + 1);
        if (changed !== valid) expect(looksLikeAadhaar(changed)).toBe(false);
      }
      const swapped = valid.slice(0, place - 1) + valid[place] + valid[place - 1] + valid.slice(place + 1);
      if (swapped !== valid && /^[2-9]/.test(swapped)) expect(looksLikeAadhaar(swapped)).toBe(false);
    }
  });
});

/** Verhoeff's check by its published tables, as a second opinion. */
function verhoeff(digits: string): boolean {
  const d = [
    '0123456789',
    '1234067895',
    '2340178956',
    '3401289567',
    '4012395678',
    '5987604321',
    '6598710432',
    '7659821043',
    '8765932104',
    '9876543210',
  ];
  const p = [
    '0123456789',
    '1576283094',
    '5803796142',
    '8916043527',
    '9453126870',
    '4286573901',
    '2793806415',
    '7046913258',
  ];
  let check = 0;
  [...digits].reverse().forEach((digit, index) => {
    check = Number(d[check]?.[Number(p[index % 8]?.[Number(digit)])]);
  });
  return check === 0;
}

describe('a note', () => {
  it('keeps the blanks that line its lines up, and loses what is blank around it', () => {
    expect(parseNote(' \n\n   1. card\n   2. bill \n \n')).toEqual(accepted('   1. card\n   2. bill'));
    expect(parseNote('  seen at the door ')).toEqual(accepted('seen at the door'));
    expect(parseNote(' \n \t\n')).toEqual(refused('required'));
  });
});
