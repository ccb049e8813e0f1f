import type { BaseBlock } from 'asn1js';
import { Certificate } from 'pkijs';

/** A certificate with another last part of a name. Its signature no longer fits, which nobody looks at. */
export function renamed(der: Uint8Array, party: 'subject' | 'issuer', value: BaseBlock): Uint8Array<ArrayBuffer> {
  const certificate = Certificate.fromBER(Uint8Array.from(der));
  const name = certificate[party];
  // Otherwise it would be written as it was read.
  name.valueBeforeDecode = new ArrayBuffer(0);
  const last = name.typesAndValues.at(-1);
  if (last === undefined) throw new Error('The name is missing.');
  last.value = value as typeof last.value;
  return new Uint8Array(certificate.toSchema(true).toBER());
}
