import { randomBytes, webcrypto } from 'node:crypto';
import { isWrittenAsUtcTime, wholeSecond } from '../der-time.ts';

const YEARS = 10;
const MOST_COMMON_NAME_LENGTH = 64;
const DIGITAL_SIGNATURE_AND_NON_REPUDIATION = 0b1100_0000;
const oids = { commonName: '2.5.4.3', basicConstraints: '2.5.29.19', keyUsage: '2.5.29.15' } as const;

/** A key with the certificate that it has signed itself. */
export interface NewKey {
  readonly certificate: Uint8Array;
  /** PKCS #8. */
  readonly privateKey: Uint8Array;
}

/**
 * Makes a P-256 key and its self-signed certificate (RFC 5280). It has no extended key usage: with one of document
 * signing alone, poppler complains.
 *
 * @param name what the certificate says whose it is
 */
export async function makeKey(name: string, now: Date): Promise<NewKey> {
  const { AttributeTypeAndValue, BasicConstraints, Certificate, CryptoEngine, Extension } = await import('pkijs');
  const { BitString, Integer, Utf8String } = await import('asn1js');
  const pair = await webcrypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
  const certificate = new Certificate();
  certificate.version = 2;
  certificate.serialNumber = new Integer({ valueHex: toArrayBuffer(serialNumber()) });
  const value = new Utf8String({ value: [...name].slice(0, MOST_COMMON_NAME_LENGTH).join('') });
  for (const party of [certificate.issuer, certificate.subject]) {
    party.typesAndValues.push(new AttributeTypeAndValue({ type: oids.commonName, value }));
  }
  certificate.notBefore.value = wholeSecond(now);
  certificate.notAfter.value = wholeSecond(now);
  certificate.notAfter.value.setUTCFullYear(now.getUTCFullYear() + YEARS);
  for (const time of [certificate.notBefore, certificate.notAfter]) time.type = timeType(time.value);
  const usage = new BitString({
    valueHex: Uint8Array.of(DIGITAL_SIGNATURE_AND_NON_REPUDIATION).buffer,
    unusedBits: 6,
  });
  certificate.extensions = [
    new Extension({
      extnID: oids.basicConstraints,
      critical: true,
      extnValue: new BasicConstraints({ cA: false }).toSchema().toBER(),
    }),
    new Extension({ extnID: oids.keyUsage, critical: true, extnValue: usage.toBER() }),
  ];
  const engine = new CryptoEngine({ name: 'node', crypto: webcrypto as typeof globalThis.crypto });
  await certificate.subjectPublicKeyInfo.importKey(pair.publicKey, engine);
  await certificate.sign(pair.privateKey, 'SHA-256', engine);
  return {
    certificate: new Uint8Array(certificate.toSchema(true).toBER()),
    privateKey: new Uint8Array(await webcrypto.subtle.exportKey('pkcs8', pair.privateKey)),
  };
}

/** Positive, and of full length: its first bit is 0, its second 1. */
function serialNumber(): Uint8Array {
  const number = randomBytes(16);
  number[0] = ((number[0] ?? 0) & 0x3f) | 0x40;
  return number;
}

/** As pkijs numbers them: UTCTime is 0, GeneralizedTime 1. */
const timeType = (time: Date): 0 | 1 => (isWrittenAsUtcTime(time) ? 0 : 1);

function toArrayBuffer(bytes: Uint8Array): ArrayBuffer {
  return Uint8Array.from(bytes).buffer;
}
