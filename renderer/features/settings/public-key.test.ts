import { describe, expect, it } from 'vitest';
import { groupedFingerprint, LONGEST_KEY, publicKeyProblem } from './public-key.ts';

const pem = (what: string) => `-----BEGIN ${what}-----\nMIIB\n-----END ${what}-----\n`;

describe('publicKeyProblem', () => {
  it('takes both forms of a public key, and none at all', () => {
    expect(publicKeyProblem(pem('PUBLIC KEY'))).toBeNull();
    expect(publicKeyProblem(`\r\n ${pem('RSA PUBLIC KEY')}`)).toBeNull();
    expect(publicKeyProblem(' \n')).toBeNull();
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

describe('groupedFingerprint', () => {
  it('sets groups of four', () => {
    expect(groupedFingerprint('AB12cd34ef')).toBe('ab12 cd34 ef');
    expect(groupedFingerprint('ab:12:cd:34')).toBe('ab12 cd34');
  });
});
