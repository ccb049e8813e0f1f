import { constants, createPublicKey, type KeyObject, publicEncrypt } from 'node:crypto';
import type { PublicKeyProblem } from '../../../shared/credentials.ts';
import { failure, type Result, success } from '../../../shared/result.ts';

/**
 * Cashfree's `x-cf-signature` (vendor-facts, 2): RSA-OAEP with SHA-1 and MGF1-SHA-1, under Cashfree's public key, of
 * `clientId.unixSeconds`, in base64. How long one is valid is not known, so each request gets its own.
 */
export function cashfreeSignature(publicKey: KeyObject, clientId: string, now: Date): string {
  const text = `${clientId}.${Math.floor(now.getTime() / 1000)}`;
  const padding = constants.RSA_PKCS1_OAEP_PADDING;
  return publicEncrypt({ key: publicKey, padding, oaepHash: 'sha1' }, Buffer.from(text)).toString('base64');
}

const LARGEST_PEM = 20_000;

/** Reads a public key as Cashfree's dashboard gives it: PEM, PKCS#1 or SPKI, RSA. */
export function readPublicKey(pem: string): Result<KeyObject, PublicKeyProblem> {
  if (pem.length > LARGEST_PEM) return failure('notAPublicKey');
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(pem)) return failure('privateKey');
  if (/-----BEGIN CERTIFICATE-----/.test(pem)) return failure('certificate');
  const block = /-----BEGIN (RSA )?PUBLIC KEY-----[A-Za-z0-9+/=\s]+-----END (RSA )?PUBLIC KEY-----/.exec(pem);
  if (!block) return failure('notAPublicKey');
  try {
    const key = createPublicKey(block[0]);
    if (key.asymmetricKeyType !== 'rsa') return failure('notRsa');
    return (key.asymmetricKeyDetails?.modulusLength ?? 0) >= 2048 ? success(key) : failure('tooShort');
  } catch {
    return failure('notAPublicKey');
  }
}
