import type { webcrypto } from 'node:crypto';
import type { Certificate } from './certificate.ts';

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
