import { scrypt } from 'node:crypto';
import { KEY_BYTES } from './seal.ts';

export interface StretchCost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

/** N = 2^17, r = 8: about half a second and 128 MB per guess (OWASP's password storage sheet). */
export const STRETCH_COST: StretchCost = { N: 2 ** 17, r: 8, p: 1 };
const MOST_MEMORY = 256 * 1024 * 1024;
export const SALT_BYTES = 16;

/**
 * Derives a key from a passphrase by scrypt (RFC 7914). The same letters give the same key however the keyboard composes
 * them (Unicode NFKC).
 */
export function stretchPassphrase(passphrase: string, salt: Uint8Array, { N, r, p }: StretchCost): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFKC'), salt, KEY_BYTES, { N, r, p, maxmem: MOST_MEMORY }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}
