import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPublicKey } from './signature.ts';

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const forms = (['spki', 'pkcs1'] as const).map((type) => publicKey.export({ type, format: 'pem' }).toString());

describe('a public key whose line breaks were lost', () => {
  it('is taken, whatever stands in their place', () => {
    const instead = fc.constantFrom(
      '',
      ' ',
      '  ',
      '\\n',
      '\\r\\n',
      '\r\n',
      '\n\n',
      '\u00a0',
      '\u200b',
      '\t',
      ' \u2028',
    );
    fc.assert(
      fc.property(fc.constantFrom(...forms), instead, instead, (pem, between, around) => {
        const read = readPublicKey(around + pem.replaceAll('\n', between) + around);
        expect(read.ok && read.value.equals(publicKey)).toBe(true);
      }),
    );
  });

  it('is told from a private one all the same', () => {
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    for (const between of ['', '\\n', '\u00a0']) {
      const pasted = pem.replaceAll('\n', between).replaceAll(' ', '\u00a0');
      expect(readPublicKey(pasted)).toEqual({ ok: false, error: 'privateKey' });
    }
  });
});
