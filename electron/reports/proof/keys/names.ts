import type { BaseBlock } from 'asn1js';
import type { Certificate } from './certificate.ts';

/**
 * The kinds of text that a name is made of (X.520's DirectoryString, and IA5String, which RFC 5280 has for mail addresses
 * and domains), by their numbers in ASN.1. The libraries of cryptography all read these; of others one reads what another
 * does not, and a report would be whole to the program and changed to somebody else.
 */
const TEXTS: ReadonlySet<number> = new Set([
  12, // UTF8String
  19, // PrintableString
  20, // TeletexString
  22, // IA5String
  28, // UniversalString
  30, // BMPString
]);
const UNIVERSAL = 1;
const VERSION = { tagClass: 3, tagNumber: 0 } as const;
/** Behind the serial number and the algorithm, and with the validity between them. */
const ISSUER = 2;
const SUBJECT = 4;

/** Whether everybody's tools can read the names in a certificate: whose it is, and who vouches for it. */
export async function hasCommonNames({ der }: Pick<Certificate, 'der'>): Promise<boolean> {
  const { fromBER } = await import('asn1js');
  const { offset, result } = fromBER(der);
  if (offset !== der.byteLength) return false;
  const body = members(members(result)[0]);
  const { tagClass, tagNumber } = body[0]?.idBlock ?? {};
  const first = tagClass === VERSION.tagClass && tagNumber === VERSION.tagNumber ? 1 : 0;
  return [ISSUER, SUBJECT].every((place) => {
    const name = body[first + place];
    return name !== undefined && members(name).flatMap(members).map(members).every(isCommon);
  });
}

/** A kind of attribute, and its value. */
function isCommon([, value]: readonly BaseBlock[]): boolean {
  return value?.idBlock.tagClass === UNIVERSAL && TEXTS.has(value.idBlock.tagNumber);
}

function members(block: BaseBlock | undefined): readonly BaseBlock[] {
  const { value } = (block?.valueBlock ?? {}) as { value?: unknown };
  return Array.isArray(value) ? (value as BaseBlock[]) : [];
}
