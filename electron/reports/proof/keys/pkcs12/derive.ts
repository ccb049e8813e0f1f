import { createHash } from 'node:crypto';
import { type Budget, letOthers } from './budget.ts';

/** What the bytes are for (RFC 7292, appendix B.3). */
export const purposes = { key: 1, iv: 2, mac: 3 } as const;

const sizes: Readonly<Record<string, { readonly block: number; readonly digest: number }>> = {
  sha1: { block: 64, digest: 20 },
  sha256: { block: 64, digest: 32 },
  sha384: { block: 128, digest: 48 },
  sha512: { block: 128, digest: 64 },
};
/** They take a few milliseconds: less than a frame. */
const ROUNDS_PER_TURN = 2000;

export interface Stretching {
  readonly salt: Uint8Array;
  readonly iterations: number;
}

/**
 * Makes bytes of a passphrase as PKCS #12 does (RFC 7292, appendix B.2).
 *
 * @returns null for a hash that isn't known, or more work than the file may ask for
 */
export async function derive(
  hash: string,
  passphrase: string,
  { salt, iterations }: Stretching,
  purpose: number,
  length: number,
  budget: Budget,
): Promise<Buffer | null> {
  const size = sizes[hash];
  if (size === undefined) return null;
  const { block } = size;
  if (!budget.spend('pkcs12', iterations * Math.ceil(length / size.digest))) return null;
  const diversifier = Buffer.alloc(block, purpose);
  const password = Buffer.from(`${passphrase}\0`, 'utf16le').swap16();
  const input = Buffer.concat([repeated(salt, block), repeated(password, block)]);
  const made: Buffer[] = [];
  for (let bytes = 0; bytes < length; ) {
    let digest = createHash(hash).update(diversifier).update(input).digest();
    for (let round = 1; round < iterations; round += 1) {
      digest = createHash(hash).update(digest).digest();
      if (round % ROUNDS_PER_TURN === 0) await letOthers();
    }
    made.push(digest);
    bytes += digest.byteLength;
    const addend = repeated(digest, block).subarray(0, block);
    for (let at = 0; at < input.byteLength; at += block) addOne(input.subarray(at, at + block), addend);
  }
  return Buffer.concat(made).subarray(0, length);
}

/** To the next whole block. */
function repeated(bytes: Uint8Array, block: number): Buffer {
  return Buffer.alloc(Math.ceil(bytes.byteLength / block) * block, bytes);
}

/** As big-endian numbers: number + addend + 1. */
function addOne(number: Buffer, addend: Buffer): void {
  let carry = 1;
  for (let index = number.byteLength - 1; index >= 0; index -= 1) {
    carry += (number[index] ?? 0) + (addend[index] ?? 0);
    number[index] = carry & 0xff;
    carry >>= 8;
  }
}

/** What one of ASN.1's strings of bytes holds. */
export function octets(block: unknown): Uint8Array {
  return new Uint8Array((block as { getValue(): ArrayBuffer }).getValue());
}
