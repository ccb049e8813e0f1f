import { safeStorage } from 'electron';
import type { Keychain } from './vault-schema.ts';

/**
 * The system's keychain through Electron's safeStorage.
 *
 * These calls wait for the system, and for a person if the keychain asks for a password, so they are made only
 * when something is to be opened or closed. Electron removes them in version 46 (docs/RELEASING.md): only this file has
 * to change.
 */
export const systemKeychain: Keychain = {
  backend() {
    if (process.platform !== 'linux') return process.platform;
    // Without a keyring Chromium uses a fixed, public key, and calls it basic_text.
    const backend = safeStorage.getSelectedStorageBackend();
    return backend === 'basic_text' || backend === 'unknown' ? null : backend;
  },
  available: () => safeStorage.isEncryptionAvailable(),
  wrap: (key) => safeStorage.encryptString(Buffer.from(key).toString('base64')).toString('base64'),
  unwrap(wrapped) {
    try {
      return Buffer.from(safeStorage.decryptString(Buffer.from(wrapped, 'base64')), 'base64');
    } catch {
      // Not the keychain that closed it, or its owner said no: the vault tells the person.
      return null;
    }
  },
};
