import { randomBytes } from 'node:crypto';
import type { VaultStatus } from '../../shared/vault.ts';
import { KEY_BYTES, seal, unseal } from '../sealing/seal.ts';
import { unwrapWithPassphrase, wrapWithPassphrase } from './passphrase.ts';
import { newRecoveryCode, unwrapWithRecoveryCode, wrapWithRecoveryCode } from './recovery-code.ts';
import type { Keychain, VaultFile, VaultStorage } from './vault-file.ts';

/** Keeps sealed texts under a master key that never leaves the main process. */
export interface Vault {
  status(): VaultStatus;
  /** Looks again: the keychain may be unlocked by now. */
  retry(): void;
  /** False for a wrong passphrase. */
  unlock(passphrase: string): Promise<boolean>;
  /** False for another code. What protects the vault from then on is to be chosen anew. */
  unlockWithRecoveryCode(code: string): boolean;
  /** Makes the vault, or changes what protects it while it is open. False where there is no keychain. */
  protectWithKeychain(): boolean;
  /**
   * Makes the vault, or changes its passphrase or what protects it.
   *
   * @param currentPassphrase asked for where a passphrase protects the vault already, so that nobody is locked out by
   *   a slip; whoever sits at an open vault can use it all the same
   * @returns false where that one is wrong or the vault isn't open
   */
  protectWithPassphrase(passphrase: string, currentPassphrase: string | null): Promise<boolean>;
  /** A new code; an earlier one no longer opens anything. Null while the vault isn't open. */
  makeRecoveryCode(): string | null;
  read(name: string): string | null;
  /** False while the vault isn't open. */
  keep(name: string, text: string): boolean;
  remove(name: string): void;
  names(): readonly string[];
  /** Begins anew; what was there is kept under another name. */
  setAside(): string;
}

const CHECK = 'facedesk vault';
const purposeOf = (name: string) => `lane ${name}`;

type Opened =
  | { readonly state: 'empty' }
  | { readonly state: 'locked'; readonly file: VaultFile }
  | { readonly state: 'open'; readonly file: VaultFile; readonly key: Buffer }
  | {
      readonly state: 'closed';
      readonly why: Extract<VaultStatus, { state: 'closed' }>['why'];
      readonly file: VaultFile | null;
    };

/** Opens what can be opened without asking anybody. Nothing is ever deleted or overwritten because it can't be opened. */
export function openVault(storage: VaultStorage, keychain: Keychain): Vault {
  // Looked at when it is first needed: a locked keychain asks its owner, and practice needs no vault at all.
  let known: Opened | null = null;
  /** Opened by the recovery code, so the passphrase may be forgotten and can't be asked for. */
  let recovered = false;

  function now(): Opened {
    known ??= look();
    return known;
  }

  function look(): Opened {
    const found = storage.read();
    if (found.kind === 'none') return { state: 'empty' };
    if (found.kind === 'damaged') return { state: 'closed', why: 'damaged', file: null };
    const { file } = found;
    if (!file.wraps.keychain) return { state: 'locked', file };
    const backend = keychain.backend();
    if (backend === null) return { state: 'closed', why: 'keychainMissing', file };
    if (backend !== file.wraps.keychain.backend) return { state: 'closed', why: 'keychainChanged', file };
    if (!keychain.available()) return { state: 'closed', why: 'keychainRefused', file };
    const key = keychain.unwrap(file.wraps.keychain.wrapped);
    return key && fits(key, file) ? { state: 'open', file, key } : { state: 'closed', why: 'keychainChanged', file };
  }

  function hasKeychain(): boolean {
    return keychain.backend() !== null && keychain.available();
  }

  function fits(key: Buffer, file: VaultFile): boolean {
    return unseal(key, CHECK, file.check)?.toString() === CHECK;
  }

  function write(file: VaultFile, key: Buffer): void {
    storage.write(file);
    known = { state: 'open', file, key };
  }

  /** The open vault's file, or a new one where there is none. Null while there is one that can't be opened. */
  function openOrNew(): { file: VaultFile; key: Buffer } | null {
    const current = now();
    if (current.state === 'open') return { file: current.file, key: current.key };
    if (current.state !== 'empty') return null;
    const key = randomBytes(KEY_BYTES);
    return { file: { version: 1, wraps: {}, check: seal(key, CHECK, Buffer.from(CHECK)), lanes: {} }, key };
  }

  return {
    status() {
      const current = now();
      const recoverable = 'file' in current && current.file?.wraps.recovery !== undefined;
      switch (current.state) {
        case 'empty':
          return { state: 'empty', keychain: hasKeychain() };
        case 'closed':
          return { state: 'closed', why: current.why, recoverable };
        case 'locked':
          return { state: 'locked', recoverable };
        case 'open': {
          const protection = current.file.wraps.keychain ? 'keychain' : 'passphrase';
          return { state: 'open', protection, keychain: hasKeychain(), recoverable };
        }
      }
    },

    retry() {
      if (now().state !== 'open') known = look();
    },

    async unlock(passphrase) {
      const current = now();
      if (current.state !== 'locked' || !current.file.wraps.passphrase) return false;
      const { file } = current;
      const key = await unwrapWithPassphrase(passphrase, current.file.wraps.passphrase);
      // Set aside or opened by another way while the passphrase was being stretched: this one opens nothing any more.
      if (known !== current || !key || !fits(key, file)) return false;
      known = { state: 'open', file, key };
      return true;
    },

    unlockWithRecoveryCode(code) {
      const current = now();
      if (current.state === 'empty' || current.state === 'open' || !current.file?.wraps.recovery) return false;
      const { file } = current;
      const key = unwrapWithRecoveryCode(code, current.file.wraps.recovery);
      if (!key || !fits(key, file)) return false;
      known = { state: 'open', file, key };
      recovered = true;
      return true;
    },

    protectWithKeychain() {
      const backend = keychain.backend();
      const open = openOrNew();
      if (backend === null || !keychain.available() || !open) return false;
      const { recovery } = open.file.wraps;
      const wraps = { keychain: { backend, wrapped: keychain.wrap(open.key) }, ...(recovery && { recovery }) };
      write({ ...open.file, wraps }, open.key);
      return true;
    },

    async protectWithPassphrase(passphrase, currentPassphrase) {
      for (;;) {
        const open = openOrNew();
        const before = known;
        if (!open) return false;
        const wrap = open.file.wraps.passphrase;
        if (wrap && !recovered && !(await unwrapWithPassphrase(currentPassphrase ?? '', wrap))) return false;
        const wrapped = await wrapWithPassphrase(passphrase, open.key);
        // Something was kept, or the vault was made by another way, while the passphrase was being stretched.
        if (known !== before) continue;
        const { recovery } = open.file.wraps;
        write({ ...open.file, wraps: { passphrase: wrapped, ...(recovery && { recovery }) } }, open.key);
        recovered = false;
        return true;
      }
    },

    makeRecoveryCode() {
      const current = now();
      if (current.state !== 'open') return null;
      const { key } = current;
      const code = newRecoveryCode();
      const wraps = { ...current.file.wraps, recovery: wrapWithRecoveryCode(code, key) };
      write({ ...current.file, wraps }, key);
      return code;
    },

    read(name) {
      const current = now();
      if (current.state !== 'open') return null;
      const sealed = current.file.lanes[name];
      return sealed === undefined ? null : (unseal(current.key, purposeOf(name), sealed)?.toString() ?? null);
    },

    keep(name, text) {
      const current = now();
      if (current.state !== 'open') return false;
      const { key } = current;
      const sealed = seal(key, purposeOf(name), Buffer.from(text));
      write({ ...current.file, lanes: { ...current.file.lanes, [name]: sealed } }, key);
      return true;
    },

    remove(name) {
      const current = now();
      if (current.state !== 'open') return;
      const { [name]: _removed, ...lanes } = current.file.lanes;
      write({ ...current.file, lanes }, current.key);
    },

    names() {
      const current = now();
      return 'file' in current && current.file ? Object.keys(current.file.lanes) : [];
    },

    setAside() {
      const name = storage.setAside();
      known = { state: 'empty' };
      return name;
    },
  };
}
