import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { seal, unseal } from '../sealing/seal.ts';
import { SALT_BYTES, STRETCH_COST, stretchPassphrase } from '../sealing/stretch.ts';

const PURPOSE = 'master key under a passphrase';

/** A key that can be opened with a passphrase. The cost is kept with it, so that it can be raised for new ones. */
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
  const derived = await stretchPassphrase(passphrase, salt, STRETCH_COST);
  return { ...STRETCH_COST, salt: salt.toString('base64'), wrapped: seal(derived, PURPOSE, key) };
}

/** Null for a wrong passphrase: the seal's tag shows it at once. */
export async function unwrapWithPassphrase(passphrase: string, wrap: PassphraseWrap): Promise<Buffer | null> {
  const derived = await stretchPassphrase(passphrase, Buffer.from(wrap.salt, 'base64'), wrap);
  return unseal(derived, PURPOSE, wrap.wrapped);
}
