import { createHash, verify, webcrypto } from 'node:crypto';
import type { BaseBlock } from 'asn1js';
import { isWrittenAsUtcTime, wholeSecond } from './der-time.ts';
import { type Certificate, type KeyKind, readCertificate, sameBytes } from './keys/certificate.ts';
import { keyAlgorithms, type ReportSigner } from './keys/signer.ts';
import { hasLowS, withLowS } from './low-s.ts';

/** What a CMS signature says, and by whom. */
export interface CmsSignature {
  readonly certificate: Certificate;
  /** SHA-256 of what was signed, in hexadecimal. */
  readonly digest: string;
}

interface Content {
  readonly certificate: Certificate;
  readonly digest: Uint8Array;
  readonly signedAt: Date;
}

const oids = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  signingCertificate: '1.2.840.113549.1.9.16.2.47',
  sha256: '2.16.840.1.101.3.4.2.1',
} as const;
const signatureOids = { 'P-256': '1.2.840.10045.4.3.2', RSA: '1.2.840.113549.1.1.11' } as const;
/** Where RSA's algorithm identifiers have NULL, ECDSA's have nothing (RFC 5758). */
const hasParameters: Record<KeyKind, boolean> = { 'P-256': false, RSA: true };
const MOST_CMS_BYTES = 65_536;
const P256_BYTES = 32;

type Asn1 = typeof import('asn1js');

/** A detached CMS signature (RFC 5652) over bytes of this SHA-256, in DER, with the signer's certificate and no other. */
export async function signCms({ certificate, key }: ReportSigner, digest: Uint8Array, signedAt: Date) {
  const asn1 = await import('asn1js');
  const content = { certificate, digest, signedAt };
  const attributes = toBytes(new asn1.Set({ value: signedAttributes(asn1, content) }));
  const made = new Uint8Array(
    await webcrypto.subtle.sign(keyAlgorithms[certificate.keyKind], key, Uint8Array.from(attributes)),
  );
  const signature = certificate.keyKind === 'RSA' ? made : ecdsaSequence(asn1, withLowS(made));
  return encode(asn1, content, signature);
}

/**
 * Reads what `signCms` makes and verifies that the certificate's key has made it. Anything that this program would have
 * written in another way is refused: there must be no byte that can be changed without a word.
 *
 * @param bytes DER, nothing behind it
 */
export async function readCms(bytes: Uint8Array): Promise<CmsSignature | null> {
  if (bytes.byteLength > MOST_CMS_BYTES) return null;
  const asn1 = await import('asn1js');
  try {
    const { content, signature } = decode(asn1, bytes);
    if (!sameBytes(encode(asn1, content, signature), bytes)) return null;
    if (content.certificate.keyKind === 'P-256' && !isOneOfTwo(asn1, signature)) return null;
    const attributes = toBytes(new asn1.Set({ value: signedAttributes(asn1, content) }));
    if (!verify('sha256', attributes, content.certificate.publicKey, signature)) return null;
    return { certificate: content.certificate, digest: Buffer.from(content.digest).toString('hex') };
  } catch {
    // It has another form than ours: that is the answer.
    return null;
  }
}

function encode(asn1: Asn1, content: Content, signature: Uint8Array): Uint8Array {
  const { Constructed, Integer, ObjectIdentifier, OctetString, Sequence, Set: SetOf } = asn1;
  const { certificate } = content;
  const whole = parse(asn1, certificate.der);
  if (!sameBytes(toBytes(whole), certificate.der)) throw new Error('This certificate is not in DER.');
  const body = member(whole, 0);
  // Version 1 leaves its own number out.
  const first = member(body, 0) instanceof asn1.Integer ? 0 : 1;
  const context = (value: BaseBlock[]) => new Constructed({ idBlock: { tagClass: 3, tagNumber: 0 }, value });
  const digestAlgorithm = () =>
    new Sequence({ value: [new ObjectIdentifier({ value: oids.sha256 }), ...parameters(asn1, 'RSA')] });
  const signerInfo = new Sequence({
    value: [
      new Integer({ value: 1 }),
      new Sequence({ value: [member(body, first + 2), member(body, first)] }),
      digestAlgorithm(),
      context(signedAttributes(asn1, content)),
      new Sequence({
        value: [
          new ObjectIdentifier({ value: signatureOids[certificate.keyKind] }),
          ...parameters(asn1, certificate.keyKind),
        ],
      }),
      new OctetString({ valueHex: toArrayBuffer(signature) }),
    ],
  });
  const signedData = new Sequence({
    value: [
      new Integer({ value: 1 }),
      new SetOf({ value: [digestAlgorithm()] }),
      new Sequence({ value: [new ObjectIdentifier({ value: oids.data })] }),
      context([whole]),
      new SetOf({ value: [signerInfo] }),
    ],
  });
  return toBytes(new Sequence({ value: [new ObjectIdentifier({ value: oids.signedData }), context([signedData])] }));
}

/** In DER's order: a set's members by their bytes. */
function signedAttributes(asn1: Asn1, { certificate, digest, signedAt }: Content): BaseBlock[] {
  const { GeneralizedTime, ObjectIdentifier, OctetString, Sequence, Set: SetOf, UTCTime } = asn1;
  const Time = isWrittenAsUtcTime(signedAt) ? UTCTime : GeneralizedTime;
  const octets = (bytes: Uint8Array) => new OctetString({ valueHex: toArrayBuffer(bytes) });
  const attribute = (type: string, value: BaseBlock) =>
    new Sequence({ value: [new ObjectIdentifier({ value: type }), new SetOf({ value: [value] })] });
  // RFC 5035: without it another certificate of the same key could be put in this one's place.
  const certificateHash = new Sequence({ value: [octets(createHash('sha256').update(certificate.der).digest())] });
  return [
    attribute(oids.contentType, new ObjectIdentifier({ value: oids.data })),
    attribute(oids.signingTime, new Time({ valueDate: wholeSecond(signedAt) })),
    attribute(oids.messageDigest, octets(digest)),
    attribute(oids.signingCertificate, new Sequence({ value: [new Sequence({ value: [certificateHash] })] })),
  ].sort((left, right) => Buffer.compare(toBytes(left), toBytes(right)));
}

/** Takes out what can't be known beforehand, wherever it stands: written anew from it, the bytes must be the same. */
function decode(asn1: Asn1, bytes: Uint8Array): { content: Content; signature: Uint8Array } {
  const signedData = member(member(parse(asn1, bytes), 1), 0);
  const certificate = readCertificate(member(member(signedData, 3), 0).valueBeforeDecodeView);
  const signerInfo = member(member(signedData, 4), 0);
  const signature = member(signerInfo, 5);
  const attributes = member(signerInfo, 3);
  const valueNamed = (type: string) => {
    for (let index = 0; ; index += 1) {
      const attribute = member(attributes, index);
      const name = member(attribute, 0);
      if (name instanceof asn1.ObjectIdentifier && name.getValue() === type) return member(member(attribute, 1), 0);
    }
  };
  const signedAt = valueNamed(oids.signingTime);
  const digest = valueNamed(oids.messageDigest);
  const isExpected =
    certificate !== null &&
    // GeneralizedTime is one as well.
    signedAt instanceof asn1.UTCTime &&
    digest instanceof asn1.OctetString &&
    signature instanceof asn1.OctetString;
  if (!isExpected) throw new Error('This is not a signature as the program writes it.');
  return {
    content: { certificate, digest: new Uint8Array(digest.getValue()), signedAt: signedAt.toDate() },
    signature: new Uint8Array(signature.getValue()),
  };
}

function parse(asn1: Asn1, bytes: Uint8Array): BaseBlock {
  const { offset, result } = asn1.fromBER(Uint8Array.from(bytes));
  if (offset !== bytes.byteLength) throw new Error('This is not ASN.1.');
  return result;
}

function member(block: BaseBlock, index: number): BaseBlock {
  const { value } = block.valueBlock as { value?: unknown };
  const found: unknown = Array.isArray(value) ? value[index] : undefined;
  if (found === undefined) throw new Error('A part of it is missing.');
  return found as BaseBlock;
}

function parameters(asn1: Asn1, kind: KeyKind): BaseBlock[] {
  return hasParameters[kind] ? [new asn1.Null()] : [];
}

/** WebCrypto gives both numbers one behind the other; CMS wants them as a sequence (RFC 3279). */
function ecdsaSequence(asn1: Asn1, made: Uint8Array): Uint8Array {
  const half = made.byteLength / 2;
  const integer = (number: Uint8Array) => {
    const first = number.findIndex((byte) => byte !== 0);
    const digits = number.subarray(first === -1 ? number.byteLength - 1 : first);
    const isNegative = ((digits[0] ?? 0) & 0x80) !== 0;
    return new asn1.Integer({ valueHex: toArrayBuffer(Uint8Array.from(isNegative ? [0, ...digits] : digits)) });
  };
  return toBytes(new asn1.Sequence({ value: [integer(made.subarray(0, half)), integer(made.subarray(half))] }));
}

/** Whether an ECDSA signature is the one that the program would have written of its two numbers. */
function isOneOfTwo(asn1: Asn1, signature: Uint8Array): boolean {
  const sequence = parse(asn1, signature);
  const numbers = [member(sequence, 0), member(sequence, 1)].map((number) => {
    if (!(number instanceof asn1.Integer)) throw new Error('This is not an ECDSA signature.');
    return Buffer.from(
      number
        .toBigInt()
        .toString(16)
        .padStart(2 * P256_BYTES, '0'),
      'hex',
    );
  });
  const both = Buffer.concat(numbers);
  return hasLowS(both) && sameBytes(ecdsaSequence(asn1, both), signature);
}

function toBytes(block: BaseBlock): Uint8Array {
  return new Uint8Array(block.toBER());
}

function toArrayBuffer(bytes: Uint8Array): ArrayBuffer {
  return Uint8Array.from(bytes).buffer;
}
