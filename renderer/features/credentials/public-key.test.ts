import { describe, expect, it } from 'vitest';
import { LONGEST_KEY } from '../../../shared/entry/public-key.ts';
import { publicKeyProblem } from './public-key.ts';

const pem = (what: string) => `-----BEGIN ${what}-----\nMIIB\n-----END ${what}-----\n`;

describe('publicKeyProblem', () => {
  it('takes both forms of a public key, and none at all', () => {
    expect(publicKeyProblem(pem('PUBLIC KEY'))).toBeNull();
    expect(publicKeyProblem(`\r\n ${pem('RSA PUBLIC KEY')}`)).toBeNull();
    expect(publicKeyProblem(' \n')).toBeNull();
  });

  it('takes one whose line breaks were lost, and a private one for what it is all the same', () => {
    for (const instead of ['', ' ', '\\n', '\u00a0', '\u200b']) {
      const pasted = (what: string) => pem(what).replaceAll('\n', instead).replaceAll(' ', '\u00a0');
      expect(publicKeyProblem(pasted('RSA PUBLIC KEY'))).toBeNull();
      expect(publicKeyProblem(pasted('RSA PRIVATE KEY'))).toBe('privateKey');
      expect(publicKeyProblem(pasted('CERTIFICATE'))).toBe('certificate');
    }
  });

  it('refuses a private key, also one beside a public key', () => {
    for (const what of ['PRIVATE KEY', 'RSA PRIVATE KEY', 'ENCRYPTED PRIVATE KEY']) {
      expect(publicKeyProblem(pem(what))).toBe('privateKey');
      expect(publicKeyProblem(pem('PUBLIC KEY') + pem(what))).toBe('privateKey');
    }
  });

  it('tells a certificate from rubbish', () => {
    expect(publicKeyProblem(pem('CERTIFICATE'))).toBe('certificate');
    expect(publicKeyProblem('ssh-rsa AAAA')).toBe('notAPublicKey');
  });

  it('refuses what is far too long for a key', () => {
    expect(publicKeyProblem(pem('PUBLIC KEY') + 'A'.repeat(LONGEST_KEY))).toBe('tooLong');
  });
});
