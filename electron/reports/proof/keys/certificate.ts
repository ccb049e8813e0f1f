import { createHash, type KeyObject, X509Certificate } from 'node:crypto';

/** With what a key signs. A key that is none of these is not taken. */
export type KeyKind = 'P-256' | 'RSA';

/** What the program needs to know of a certificate, which may come from anybody. */
export interface Certificate {
  /** DER, byte for byte: two certificates are the same only if these are. */
  readonly der: Uint8Array<ArrayBuffer>;
  /** SHA-256 of the DER, in lower-case hexadecimal. */
  readonly fingerprint: string;
  /** Of its subject: what its maker calls himself. */
  readonly name: string;
  readonly validFrom: Date;
  readonly validUntil: Date;
  readonly keyKind: KeyKind;
  readonly publicKey: KeyObject;
}

const LEAST_RSA_BITS = 2048;
/** A larger one would only take time. */
const MOST_RSA_BITS = 8192;
const MOST_CERTIFICATE_BYTES = 32_768;
const MOST_NAME_LENGTH = 100;
const SEQUENCE = 0x30;

/**
 * Reads a certificate.
 *
 * @param bytes DER, nothing before or behind it
 * @returns null for anything else, and for a key that neither is P-256 nor RSA of at least 2048 bits
 */
export function readCertificate(bytes: Uint8Array): Certificate | null {
  if (bytes[0] !== SEQUENCE || bytes.byteLength > MOST_CERTIFICATE_BYTES) return null;
  try {
    const read = new X509Certificate(bytes);
    // OpenSSL leaves alone what follows the certificate, and reads some that are not DER.
    if (!read.raw.equals(bytes)) return null;
    const { publicKey } = read;
    const keyKind = kindOf(publicKey);
    if (keyKind === null) return null;
    return {
      der: Uint8Array.from(bytes),
      fingerprint: createHash('sha256').update(bytes).digest('hex'),
      name: nameOf(read),
      validFrom: new Date(read.validFrom),
      validUntil: new Date(read.validTo),
      keyKind,
      publicKey,
    };
  } catch {
    // OpenSSL can't read it: that is the answer.
    return null;
  }
}

/** The same from a file, which may be PEM with other text around it. Only the first certificate counts. */
export function readCertificateFile(file: Uint8Array): Certificate | null {
  if (file[0] === SEQUENCE) return readCertificate(file);
  const text = Buffer.from(file.subarray(0, 4 * MOST_CERTIFICATE_BYTES)).toString('latin1');
  const [, base64] = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/.exec(text) ?? [];
  return base64 === undefined ? null : readCertificate(Buffer.from(base64, 'base64'));
}

/** As most programs want it. */
export function certificateFile(der: Uint8Array): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

export function sameBytes(left: Uint8Array, right: Uint8Array): boolean {
  return Buffer.compare(left, right) === 0;
}

function kindOf(key: KeyObject): KeyKind | null {
  const { asymmetricKeyType, asymmetricKeyDetails: details } = key;
  if (asymmetricKeyType === 'ec' && details?.namedCurve === 'prime256v1') return 'P-256';
  const bits = details?.modulusLength ?? 0;
  return asymmetricKeyType === 'rsa' && bits >= LEAST_RSA_BITS && bits <= MOST_RSA_BITS ? 'RSA' : null;
}

/** The common name, or else all of it. Letters that can't be seen, or that turn the line around, are left out. */
function nameOf(read: X509Certificate): string {
  // The text beside it escapes commas and quotes, as RFC 4514 wants.
  const { CN: names } = read.toLegacyObject().subject ?? {};
  const [common] = [names].flat();
  const lines = (read.subject ?? '').split('\n');
  const name = (common ?? lines.join(', ')).replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, '').trim();
  return [...name].slice(0, MOST_NAME_LENGTH).join('');
}
