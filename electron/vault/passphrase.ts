import { randomBytes, scrypt } from 'node:crypto';
import { z } from 'zod';
import { KEY_BYTES, seal, unseal } from './seal.ts';

/** N = 2^17, r = 8: about half a second and 128 MB a guess (OWASP's password storage sheet). */
const COST = { N: 2 ** 17, r: 8, p: 1 } as const;
const MOST_MEMORY = 256 * 1024 * 1024;
const SALT_BYTES = 16;
const PURPOSE = 'master key under a passphrase';

/** A key that a passphrase opens. The cost is kept with it, so that it can be raised for new ones. */
export const passphraseWrapSchema = z.strictObject({
  N: z
    .int()
    .min(2 ** 14)
    .max(2 ** 20),
  r: z.int().min(8).max(16),
  p: z.int().min(1).max(4),
  salt: z.base64(),
  wrapped: z.base64(),
});
export type PassphraseWrap = z.infer<typeof passphraseWrapSchema>;

export async function wrapWithPassphrase(passphrase: string, key: Uint8Array): Promise<PassphraseWrap> {
  const salt = randomBytes(SALT_BYTES);
  const derived = await derive(passphrase, salt, COST);
  return { ...COST, salt: salt.toString('base64'), wrapped: seal(derived, PURPOSE, key) };
}

/** Null for a wrong passphrase: the seal's tag tells at once. */
export async function unwrapWithPassphrase(passphrase: string, wrap: PassphraseWrap): Promise<Buffer | null> {
  const derived = await derive(passphrase, Buffer.from(wrap.salt, 'base64'), wrap);
  return unseal(derived, PURPOSE, wrap.wrapped);
}

/** The same letters give the same key however the keyboard composes them (Unicode NFKC). */
function derive(passphrase: string, salt: Buffer, { N, r, p }: { N: number; r: number; p: number }): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFKC'), salt, KEY_BYTES, { N, r, p, maxmem: MOST_MEMORY }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}
