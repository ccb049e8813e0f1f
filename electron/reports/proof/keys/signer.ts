import { webcrypto } from 'node:crypto';
import { type Certificate, readCertificate } from './certificate.ts';
import type { NewKey } from './make-certificate.ts';

/** Whose signature a report gets. */
export interface ReportSigner {
  readonly certificate: Certificate;
  /** Its private key: WebCrypto's, not extractable; ECDSA on P-256, or RSASSA-PKCS1-v1_5 with SHA-256. */
  readonly key: webcrypto.CryptoKey;
}

/** WebCrypto's names for what a key of this kind does. */
export const keyAlgorithms = {
  'P-256': { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' },
  RSA: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
} as const;

/** Makes a key ready to sign with. Throws for one that is none. */
export async function toSigner({ certificate: der, privateKey }: NewKey): Promise<ReportSigner> {
  const certificate = readCertificate(der);
  if (certificate === null) throw new Error('The key’s certificate can’t be read.');
  const bytes = Uint8Array.from(privateKey);
  try {
    const algorithm = keyAlgorithms[certificate.keyKind];
    return { certificate, key: await webcrypto.subtle.importKey('pkcs8', bytes, algorithm, false, ['sign']) };
  } finally {
    bytes.fill(0);
  }
}
