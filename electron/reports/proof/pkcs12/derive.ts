import { createHash } from 'node:crypto';

/** What the bytes are for (RFC 7292, appendix B.3). */
export const purposes = { key: 1, iv: 2, mac: 3 } as const;

const BLOCK_BYTES: Readonly<Record<string, number>> = { sha1: 64, sha256: 64, sha384: 128, sha512: 128 };
/** It waits for nobody: one that asks for more would hold up the program. */
const MOST_ITERATIONS = 1_000_000;

/**
 * Makes bytes of a passphrase as PKCS #12 does (RFC 7292, appendix B.2).
 *
 * @returns null for a hash that isn't known, or too many iterations
 */
export function derive(
  hash: string,
  passphrase: string,
  { salt, iterations }: { readonly salt: Uint8Array; readonly iterations: number },
  purpose: number,
  length: number,
): Buffer | null {
  const block = BLOCK_BYTES[hash];
  if (block === undefined || iterations < 1 || iterations > MOST_ITERATIONS) return null;
  const diversifier = Buffer.alloc(block, purpose);
  const password = Buffer.from(`${passphrase}\0`, 'utf16le').swap16();
  const input = Buffer.concat([repeated(salt, block), repeated(password, block)]);
  const made: Buffer[] = [];
  for (let bytes = 0; bytes < length; ) {
    let digest = createHash(hash).update(diversifier).update(input).digest();
    for (let round = 1; round < iterations; round += 1) digest = createHash(hash).update(digest).digest();
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
