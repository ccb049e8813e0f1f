import { z } from 'zod';
import { passphraseWrapSchema } from './passphrase.ts';

/** What the vault keeps on disk: ciphertext, and what is needed to open it with the right key. */
export const vaultFileSchema = z.strictObject({
  version: z.literal(1),
  /** What the master key is wrapped by; each opens it on its own. */
  wraps: z.strictObject({
    /** The system's keychain, and which one it was: another one can't open it. */
    keychain: z.strictObject({ backend: z.string(), wrapped: z.base64() }).optional(),
    passphrase: passphraseWrapSchema.optional(),
    recovery: z.base64().optional(),
  }),
  /** A known text under the master key, so that a wrong key is noticed before anything is opened with it. */
  check: z.base64(),
  /** Sealed credentials by lane, `<vendor> <mode>`. */
  lanes: z.record(z.string(), z.base64()),
});
export type VaultFile = z.infer<typeof vaultFileSchema>;

/** Where the vault's file lives. Writing replaces it whole or not at all. */
export interface VaultStorage {
  /**
   * `unreadable`: the system does not give the file out, which says nothing about its content; `damaged`: it was read
   * and is not one of ours.
   */
  read():
    | { readonly kind: 'none' }
    | { readonly kind: 'unreadable' }
    | { readonly kind: 'file'; readonly file: VaultFile }
    | { readonly kind: 'damaged' };
  write(file: VaultFile): void;
  /** Puts the file out of the way under another name, and says which. Nothing is ever deleted. */
  setAside(): string;
}

/** The system's keychain, as far as the program may use it. */
export interface Keychain {
  /** Which one there is, by the system's own name; null if none protects anything. */
  backend(): string | null;
  /** False while it is locked or does not answer. */
  available(): boolean;
  wrap(key: Uint8Array): string;
  /** Null if this keychain can't open it, as it is not the one that closed it. */
  unwrap(wrapped: string): Buffer | null;
}
