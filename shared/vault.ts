import { z } from 'zod';

/** The shortest passphrase that may protect credentials. */
export const MINIMUM_PASSPHRASE_LENGTH = 10;

/** Why a vault can't be opened. Each has a text in the language files under `vaultTrouble`. */
export const vaultTroubles = [
  'keychainMissing',
  'keychainChanged',
  'keychainRefused',
  'unreadable',
  'damaged',
] as const;
export type VaultTrouble = (typeof vaultTroubles)[number];

/**
 * Whether what is kept can be opened, and what to do where it can't.
 *
 * `keychain` says whether this computer has a keychain that protects anything; `recoverable`, whether a recovery
 * code was made.
 */
export const vaultStatusSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('empty'), keychain: z.boolean() }),
  z.strictObject({ state: z.literal('locked'), recoverable: z.boolean() }),
  z.strictObject({
    state: z.literal('open'),
    protection: z.enum(['keychain', 'passphrase']),
    keychain: z.boolean(),
    recoverable: z.boolean(),
  }),
  z.strictObject({ state: z.literal('closed'), why: z.enum(vaultTroubles), recoverable: z.boolean() }),
]);
export type VaultStatus = z.infer<typeof vaultStatusSchema>;
