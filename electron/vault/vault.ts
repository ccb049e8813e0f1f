import { randomBytes } from 'node:crypto';
import type { VaultStatus } from '../../shared/vault.ts';
import { KEY_BYTES, seal, unseal } from '../sealing/seal.ts';
import { unwrapWithPassphrase, wrapWithPassphrase } from './passphrase.ts';
import { newRecoveryCode, unwrapWithRecoveryCode, wrapWithRecoveryCode } from './recovery-code.ts';
import type { Keychain, VaultFile, VaultStorage } from './vault-schema.ts';

/** Keeps sealed texts under a master key that never leaves the main process. */
export type Vault = ReturnType<typeof openVault>;

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
export function openVault(storage: VaultStorage, keychain: Keychain) {
  // Read when first needed: a locked keychain asks its owner, and practice needs no vault at all.
  let known: Opened | null = null;
  /** Opened with the recovery code: the passphrase may be forgotten and can't be asked for. */
  let recovered = false;

  function now(): Opened {
    known ??= look();
    return known;
  }

  function look(): Opened {
    const found = storage.read();
    if (found.kind === 'none') return { state: 'empty' };
    if (found.kind !== 'file') return { state: 'closed', why: found.kind, file: null };
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

  /** The open vault's file, or a new one if there is none. Null while there is one that can't be opened. */
  function openOrNew(): { file: VaultFile; key: Buffer } | null {
    const current = now();
    if (current.state === 'open') return { file: current.file, key: current.key };
    if (current.state !== 'empty') return null;
    const key = randomBytes(KEY_BYTES);
    return { file: { version: 1, wraps: {}, check: seal(key, CHECK, Buffer.from(CHECK)), lanes: {} }, key };
  }

  return {
    status(): VaultStatus {
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

    /** Looks again: the keychain may be unlocked by now. */
    retry() {
      if (now().state !== 'open') known = look();
    },

    /** False for a wrong passphrase. */
    async unlock(passphrase: string) {
      const current = now();
      if (current.state !== 'locked' || !current.file.wraps.passphrase) return false;
      const { file } = current;
      const key = await unwrapWithPassphrase(passphrase, current.file.wraps.passphrase);
      // Set aside or opened another way while the passphrase was being stretched: this one no longer opens anything.
      if (known !== current || !key || !fits(key, file)) return false;
      known = { state: 'open', file, key };
      return true;
    },

    /** False for another code. A person then has to choose again what protects the vault. */
    unlockWithRecoveryCode(code: string) {
      const current = now();
      if (current.state === 'empty' || current.state === 'open' || !current.file?.wraps.recovery) return false;
      const { file } = current;
      const key = unwrapWithRecoveryCode(code, current.file.wraps.recovery);
      if (!key || !fits(key, file)) return false;
      known = { state: 'open', file, key };
      recovered = true;
      return true;
    },

    /** Makes the vault, or changes what protects it while it is open. False if there is no keychain. */
    protectWithKeychain() {
      const backend = keychain.backend();
      const open = openOrNew();
      if (backend === null || !keychain.available() || !open) return false;
      const { recovery } = open.file.wraps;
      const wraps = { keychain: { backend, wrapped: keychain.wrap(open.key) }, ...(recovery && { recovery }) };
      write({ ...open.file, wraps }, open.key);
      return true;
    },

    /**
     * Makes the vault, or changes its passphrase or what protects it.
     *
     * @param currentPassphrase asked for if a passphrase already protects the vault, so that nobody is locked out by a
     *   slip; whoever sits at an open vault can use it anyway
     * @returns false if that one is wrong or the vault isn't open
     */
    async protectWithPassphrase(passphrase: string, currentPassphrase: string | null) {
      for (;;) {
        const open = openOrNew();
        const before = known;
        if (!open) return false;
        const wrap = open.file.wraps.passphrase;
        if (wrap && !recovered && !(await unwrapWithPassphrase(currentPassphrase ?? '', wrap))) return false;
        const wrapped = await wrapWithPassphrase(passphrase, open.key);
        // Something was kept, or the vault was made another way, while the passphrase was being stretched.
        if (known !== before) continue;
        const { recovery } = open.file.wraps;
        write({ ...open.file, wraps: { passphrase: wrapped, ...(recovery && { recovery }) } }, open.key);
        recovered = false;
        return true;
      }
    },

    /** A new code; an earlier one no longer opens anything. Null while the vault isn't open. */
    makeRecoveryCode() {
      const current = now();
      if (current.state !== 'open') return null;
      const { key } = current;
      const code = newRecoveryCode();
      const wraps = { ...current.file.wraps, recovery: wrapWithRecoveryCode(code, key) };
      write({ ...current.file, wraps }, key);
      return code;
    },

    read(name: string) {
      const current = now();
      if (current.state !== 'open') return null;
      const sealed = current.file.lanes[name];
      return sealed === undefined ? null : (unseal(current.key, purposeOf(name), sealed)?.toString() ?? null);
    },

    /** False while the vault isn't open. */
    keep(name: string, text: string) {
      const current = now();
      if (current.state !== 'open') return false;
      const { key } = current;
      const sealed = seal(key, purposeOf(name), Buffer.from(text));
      write({ ...current.file, lanes: { ...current.file.lanes, [name]: sealed } }, key);
      return true;
    },

    remove(name: string) {
      const current = now();
      if (current.state !== 'open') return;
      const { [name]: _removed, ...lanes } = current.file.lanes;
      write({ ...current.file, lanes }, current.key);
    },

    names(): readonly string[] {
      const current = now();
      return 'file' in current && current.file ? Object.keys(current.file.lanes) : [];
    },

    /** Begins again; what was there is kept under another name. */
    setAside() {
      const name = storage.setAside();
      known = { state: 'empty' };
      return name;
    },
  };
}
