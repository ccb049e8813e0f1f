import type { CredentialProblem } from '../../../shared/credentials.ts';

/** More than any public key has; the contract takes no longer one. */
export const LONGEST_KEY = 20_000;

/**
 * What can be told of a public key by its first line. Whether it is a key that can be used is found out by the
 * main process; what is no public key at all, a private one above all, shall not even get that far.
 */
export function publicKeyProblem(typed: string): CredentialProblem | null {
  const text = typed.trim();
  if (text === '') return null;
  if (text.includes('PRIVATE KEY-----')) return 'privateKey';
  if (text.includes('-----BEGIN CERTIFICATE')) return 'certificate';
  if (text.length > LONGEST_KEY) return 'tooLong';
  return /-----BEGIN (RSA )?PUBLIC KEY-----/.test(text) ? null : 'notAPublicKey';
}

/** A fingerprint as a person compares it: pairs of digits, apart. */
export function groupedFingerprint(fingerprint: string): string {
  const digits = fingerprint.replace(/[^0-9a-f]/gi, '').toLowerCase();
  return digits.match(/.{1,4}/g)?.join(' ') ?? fingerprint;
}
