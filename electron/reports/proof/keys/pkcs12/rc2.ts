import { letOthers } from './budget.ts';

/**
 * RC2 (RFC 2268), decryption in CBC mode with 40-bit keys: what older programs wrap certificates in. It protects nothing,
 * and need not: certificates are public. Today's libraries of cryptography have none of it any more.
 */
export async function decryptRc2(key: Uint8Array, iv: Uint8Array, cipherText: Uint8Array): Promise<Buffer | null> {
  if (cipherText.byteLength === 0 || cipherText.byteLength % BLOCK !== 0) return null;
  const words = expand(key);
  const plain = Buffer.alloc(cipherText.byteLength);
  let before = iv;
  for (let at = 0; at < cipherText.byteLength; at += BLOCK) {
    const block = cipherText.subarray(at, at + BLOCK);
    for (const [index, byte] of decryptBlock(words, block).entries()) plain[at + index] = byte ^ (before[index] ?? 0);
    before = block;
    if (at % BYTES_PER_TURN === 0) await letOthers();
  }
  const padding = plain.at(-1) ?? 0;
  const isPadded = padding >= 1 && padding <= BLOCK && plain.subarray(-padding).every((byte) => byte === padding);
  return isPadded ? plain.subarray(0, -padding) : null;
}

const BLOCK = 8;
/** They take a few milliseconds. */
const BYTES_PER_TURN = 16_384;
const KEY_BYTES = 128;
const ROUNDS_BEFORE_MASHING: ReadonlySet<number> = new Set([5, 11]);
const ROTATIONS = [1, 2, 3, 5] as const;

/** Sixty-four words of a key whose effective length is its length. */
function expand(key: Uint8Array): Uint16Array {
  const bytes = new Uint8Array(KEY_BYTES);
  bytes.set(key);
  const at = (index: number) => bytes[index] ?? 0;
  const pi = (index: number) => PI[index & 0xff] ?? 0;
  for (let index = key.byteLength; index < KEY_BYTES; index += 1) {
    bytes[index] = pi(at(index - 1) + at(index - key.byteLength));
  }
  const from = KEY_BYTES - key.byteLength;
  bytes[from] = pi(at(from));
  for (let index = from - 1; index >= 0; index -= 1) bytes[index] = pi(at(index + 1) ^ at(index + key.byteLength));
  return Uint16Array.from({ length: KEY_BYTES / 2 }, (_, index) => at(2 * index) | (at(2 * index + 1) << 8));
}

function decryptBlock(words: Uint16Array, block: Uint8Array): Uint8Array {
  const state = Uint16Array.from(
    { length: 4 },
    (_, index) => (block[2 * index] ?? 0) | ((block[2 * index + 1] ?? 0) << 8),
  );
  const at = (index: number) => state[index & 3] ?? 0;
  for (let round = 15; round >= 0; round -= 1) {
    for (let index = 3; index >= 0; index -= 1) {
      const rotation = ROTATIONS[index] ?? 0;
      const value = at(index);
      const rotated = ((value >>> rotation) | (value << (16 - rotation))) & 0xffff;
      const mixed = (at(index - 1) & at(index - 2)) + (~at(index - 1) & at(index - 3));
      state[index] = rotated - (words[4 * round + index] ?? 0) - mixed;
    }
    if (!ROUNDS_BEFORE_MASHING.has(round)) continue;
    for (let index = 3; index >= 0; index -= 1) state[index] = at(index) - (words[at(index - 1) & 63] ?? 0);
  }
  return Uint8Array.from([...state].flatMap((word) => [word & 0xff, word >> 8]));
}

// biome-ignore format: the RFC's table, by sixteen
const PI = Buffer.from(
  'd978f9c419ddb5ed28e9fd794aa0d89dc67e37832b76538e624c6488448bfba2' +
  '179a59f587b34f1361456d8d09817d32bd8f40eb86b77b0bf09521225c6b4e82' +
  '54d66593ce60b21c7356c014a78cf1dc1275ca1f3bbee4d1423dd430a33cb626' +
  '6fbf0eda4669075727f21d9bbc944303f811c7f690ef3ee706c3d52fc8661ed7' +
  '08e8eade8052eef784aa72ac354d6a2a961ad2715a1549744b9fd05e0418a4ec' +
  'c2e0416e0f51cbcc2491af50a1f47039997c3a8523b8b47afc02365b25559731' +
  '2d5dfa98e38a92ae05df2910676cbac9d300e6cfe19ea82c6316013f58e289a9' +
  '0d38341bab33ffb0bb480c5fb9b1cd2ec5f3db47e5a59c770aa62068fe7fc1ad',
  'hex',
);
