/** The shortest passphrase that may protect credentials. */
export const MINIMUM_PASSPHRASE_LENGTH = 10;

/**
 * Whether what is kept can be opened, and what to do where it can't.
 *
 * `keychain` says whether this computer has a keychain that protects anything; `recoverable`, whether a recovery
 * code was made.
 */
export type VaultStatus =
  | { readonly state: 'empty'; readonly keychain: boolean }
  | { readonly state: 'locked'; readonly recoverable: boolean }
  | {
      readonly state: 'open';
      readonly protection: 'keychain' | 'passphrase';
      readonly keychain: boolean;
      readonly recoverable: boolean;
    }
  | { readonly state: 'closed'; readonly why: VaultTrouble; readonly recoverable: boolean };

/** Why a vault can't be opened. Each has a text in the language files under `vaultTrouble`. */
export const vaultTroubles = ['keychainMissing', 'keychainChanged', 'keychainRefused', 'damaged'] as const;
export type VaultTrouble = (typeof vaultTroubles)[number];
