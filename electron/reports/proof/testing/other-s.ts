import * as asn1 from 'asn1js';
import { readContents } from '../byte-range.ts';
import { signedRange } from './edit.ts';

const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

/** For tests: the other good ECDSA signature that anybody can make of one. @param signature both numbers, 64 bytes */
export function withOtherS(signature: Uint8Array): Buffer {
  const hexadecimal = Buffer.from(signature).toString('hex');
  const other = ORDER - BigInt(`0x${hexadecimal.slice(64)}`);
  return Buffer.from(hexadecimal.slice(0, 64) + other.toString(16).padStart(64, '0'), 'hex');
}

/** The same in a report's CMS, everything else as it was. */
export function withOtherCms(file: Buffer): Buffer {
  const range = signedRange(file);
  const contents = readContents(file, range);
  if (contents === null) throw new Error('There is no signature.');
  const cms = asn1.fromBER(Uint8Array.from(contents)).result;
  const signerInfo = part(part(part(part(cms, 1), 0), 4), 0);
  const both = part(signerInfo, 5);
  if (!(both instanceof asn1.OctetString)) throw new Error('There is no signature value.');
  const numbers = asn1.fromBER(both.getValue()).result;
  const [r, s] = [part(numbers, 0), part(numbers, 1)];
  if (!(r instanceof asn1.Integer && s instanceof asn1.Integer)) throw new Error('There are no two numbers.');
  const other = new asn1.Sequence({ value: [r, asn1.Integer.fromBigInt(ORDER - s.toBigInt())] });
  (signerInfo.valueBlock as unknown as { value: asn1.AsnType[] }).value[5] = new asn1.OctetString({
    valueHex: other.toBER(),
  });
  const text = Buffer.from(cms.toBER()).toString('hex');
  const copy = Buffer.from(file);
  copy.write(text.padEnd(range.after - range.before - 2, '0'), range.before + 1, 'latin1');
  return copy;
}

function part(block: asn1.AsnType, index: number): asn1.AsnType {
  const found = (block.valueBlock as unknown as { value: asn1.AsnType[] }).value[index];
  if (found === undefined) throw new Error('A part of it is missing.');
  return found;
}
