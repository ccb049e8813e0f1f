import { constants, createPublicKey, type KeyObject, publicEncrypt } from 'node:crypto';
import type { PublicKeyProblem } from '../../../shared/entry/credentials.ts';
import { LONGEST_KEY, namesCertificate, namesPrivateKey, publicKeyIn } from '../../../shared/entry/public-key.ts';
import { failure, type Result, success } from '../../../shared/result.ts';

/**
 * Cashfree's `x-cf-signature` (docs/VENDORS.md): RSA-OAEP with SHA-1 and MGF1-SHA-1, under Cashfree's public key, of
 * `clientId.unixSeconds`, in base64. How long one is valid is unknown, so each request gets its own.
 */
export function cashfreeSignature(publicKey: KeyObject, clientId: string, now: Date): string {
  const text = `${clientId}.${Math.floor(now.getTime() / 1000)}`;
  const padding = constants.RSA_PKCS1_OAEP_PADDING;
  return publicEncrypt({ key: publicKey, padding, oaepHash: 'sha1' }, Buffer.from(text)).toString('base64');
}

/** Reads a public key as Cashfree's dashboard shows it: PEM, PKCS#1 or SPKI, RSA. Its line breaks may be lost. */
export function readPublicKey(pem: string): Result<KeyObject, PublicKeyProblem> {
  if (pem.length > LONGEST_KEY) return failure('notAPublicKey');
  if (namesPrivateKey(pem)) return failure('privateKey');
  if (namesCertificate(pem)) return failure('certificate');
  const found = publicKeyIn(pem);
  if (found === null) return failure('notAPublicKey');
  try {
    const key = createPublicKey(found);
    if (key.asymmetricKeyType !== 'rsa') return failure('notRsa');
    return (key.asymmetricKeyDetails?.modulusLength ?? 0) >= 2048 ? success(key) : failure('tooShort');
  } catch {
    return failure('notAPublicKey');
  }
}
