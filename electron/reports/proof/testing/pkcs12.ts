import { createCipheriv, pbkdf2Sync } from 'node:crypto';
import { type BaseBlock, Constructed, fromBER, Integer, Null, ObjectIdentifier, OctetString, Sequence } from 'asn1js';
import { newBudget } from '../keys/pkcs12/budget.ts';
import { derive, purposes } from '../keys/pkcs12/derive.ts';

/** PKCS #12 files as nobody's program would write them. */
export const oids = {
  data: '1.2.840.113549.1.7.1',
  key: '1.2.840.113549.1.12.10.1.1',
  shroudedKey: '1.2.840.113549.1.12.10.1.2',
  certificate: '1.2.840.113549.1.12.10.1.3',
  x509: '1.2.840.113549.1.9.22.1',
  tripleDes: '1.2.840.113549.1.12.1.3',
  pbes2: '1.2.840.113549.1.5.13',
  pbkdf2: '1.2.840.113549.1.5.12',
  hmacSha224: '1.2.840.113549.2.8',
  hmacSha256: '1.2.840.113549.2.9',
  aes256: '2.16.840.1.101.3.4.1.42',
  sha1: '1.3.14.3.2.26',
} as const;

export const passphrase = 'geheim';
const salt = Buffer.alloc(8, 7);
const iv = Buffer.alloc(16, 9);

const sequence = (...value: BaseBlock[]) => new Sequence({ value });
const oid = (value: string) => new ObjectIdentifier({ value });
const octets = (bytes: Uint8Array) => new OctetString({ valueHex: Uint8Array.from(bytes).buffer });
const tagged = (...value: BaseBlock[]) => new Constructed({ idBlock: { tagClass: 3, tagNumber: 0 }, value });
const toBytes = (block: BaseBlock) => new Uint8Array(block.toBER());
const data = (content: BaseBlock) => sequence(oid(oids.data), tagged(octets(toBytes(content))));

interface Mac {
  readonly iterations: number;
  readonly digest: Uint8Array;
}

/** A file of these parts, each of these bags. */
export function pkcs12(parts: readonly (readonly BaseBlock[])[], mac?: Mac): Uint8Array {
  const content = sequence(...parts.map((bags) => data(sequence(...bags))));
  return toBytes(sequence(new Integer({ value: 3 }), data(content), ...(mac ? [macData(mac)] : [])));
}

function macData({ iterations, digest }: Mac): BaseBlock {
  const algorithm = sequence(oid(oids.sha1), new Null());
  return sequence(sequence(algorithm, octets(digest)), octets(salt), new Integer({ value: iterations }));
}

/** @param privateKey PKCS #8 */
export function openKeyBag(privateKey: Uint8Array): BaseBlock {
  return sequence(oid(oids.key), tagged(fromBER(Uint8Array.from(privateKey)).result));
}

export function certificateBag(der: Uint8Array): BaseBlock {
  return sequence(oid(oids.certificate), tagged(sequence(oid(oids.x509), tagged(octets(der)))));
}

/** By triple DES, and PKCS #12's own way from a passphrase to a key. */
export async function tripleDesKeyBag(privateKey: Uint8Array, iterations: number): Promise<BaseBlock> {
  const made = (purpose: number, length: number) =>
    derive('sha1', passphrase, { salt, iterations }, purpose, length, newBudget());
  const [key, start] = [await made(purposes.key, 24), await made(purposes.iv, 8)];
  if (key === null || start === null) throw new Error('That is too much for one bag.');
  const cipher = createCipheriv('des-ede3-cbc', key, start);
  const algorithm = sequence(oid(oids.tripleDes), sequence(octets(salt), new Integer({ value: iterations })));
  return shroudedBag(algorithm, Buffer.concat([cipher.update(privateKey), cipher.final()]));
}

/** By AES under PBKDF2. */
export function aesKeyBag(privateKey: Uint8Array, iterations: number, prf: string = oids.hmacSha256): BaseBlock {
  const key = pbkdf2Sync(passphrase, salt, iterations, 32, prf === oids.hmacSha224 ? 'sha224' : 'sha256');
  const cipher = createCipheriv('aes-256-cbc', key, iv);
  const stretching = sequence(octets(salt), new Integer({ value: iterations }), sequence(oid(prf), new Null()));
  const parameters = sequence(sequence(oid(oids.pbkdf2), stretching), sequence(oid(oids.aes256), octets(iv)));
  const cipherText = Buffer.concat([cipher.update(privateKey), cipher.final()]);
  return shroudedBag(sequence(oid(oids.pbes2), parameters), cipherText);
}

function shroudedBag(algorithm: BaseBlock, cipherText: Uint8Array): BaseBlock {
  return sequence(oid(oids.shroudedKey), tagged(sequence(algorithm, octets(cipherText))));
}
