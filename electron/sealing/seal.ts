import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

export const KEY_BYTES = 32;
export const NONCE_BYTES = 12;
export const TAG_BYTES = 16;
export const CIPHER = 'aes-256-gcm';

/**
 * Seals bytes with AES-256-GCM (NIST SP 800-38D) under a fresh random nonce.
 *
 * @param purpose is authenticated too: what was sealed for one purpose can't be opened for another
 * @returns nonce, ciphertext and tag
 */
export function sealBytes(key: Uint8Array, purpose: string, plain: Uint8Array): Buffer {
  return Buffer.concat(sealedPieces(key, purpose, plain));
}

/** Node takes as much memory again for what it makes of one piece; fresh memory is what sealing costs most of all. */
const PIECE_BYTES = 262_144;

/** The same in pieces, for what is written one after the other: megabytes are not copied once more. */
export function sealedPieces(key: Uint8Array, purpose: string, plain: Uint8Array): Buffer[] {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(purpose));
  const pieces = [nonce];
  for (let start = 0; start < plain.byteLength; start += PIECE_BYTES) {
    pieces.push(cipher.update(plain.subarray(start, start + PIECE_BYTES)));
  }
  pieces.push(cipher.final(), cipher.getAuthTag());
  return pieces;
}

/** Opens what was sealed; null under another key, for another purpose, or if a bit was changed. */
export function unsealBytes(key: Uint8Array, purpose: string, sealed: Uint8Array): Buffer | null {
  if (sealed.byteLength < NONCE_BYTES + TAG_BYTES) return null;
  const nonce = sealed.subarray(0, NONCE_BYTES);
  const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES })
    .setAAD(Buffer.from(purpose))
    .setAuthTag(sealed.subarray(-TAG_BYTES));
  try {
    const plain = decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES));
    // Checks the tag; in this mode nothing is left to be deciphered.
    decipher.final();
    return plain;
  } catch {
    // The tag does not fit: that is the answer, and there is nothing more to say.
    return null;
  }
}

/** The same as text, in base64. */
export function seal(key: Uint8Array, purpose: string, plain: Uint8Array): string {
  return sealBytes(key, purpose, plain).toString('base64');
}

export function unseal(key: Uint8Array, purpose: string, sealed: string): Buffer | null {
  return unsealBytes(key, purpose, Buffer.from(sealed, 'base64'));
}
