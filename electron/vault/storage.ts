import { existsSync, renameSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Store from 'electron-store';
import { type VaultFile, type VaultStorage, vaultFileSchema } from './vault-file.ts';

/**
 * The vault's file, `vault.json` in the given folder, through electron-store: written whole to a temporary name and
 * renamed, readable by its owner alone. A file that can't be read is left as it is.
 */
export function openVaultStorage(folder: string, now: () => Date): VaultStorage {
  const path = join(folder, 'vault.json');
  // electron-store reads the file when it is made, and would not take a damaged one.
  const open = () =>
    new Store<{ vault?: VaultFile }>({
      name: 'vault',
      cwd: folder,
      configFileMode: 0o600,
      clearInvalidConfig: false,
      accessPropertiesByDotNotation: false,
    });
  return {
    read() {
      if (!existsSync(path)) return { kind: 'none' };
      try {
        const file = vaultFileSchema.safeParse(open().get('vault'));
        return file.success ? { kind: 'file', file: file.data } : { kind: 'damaged' };
      } catch {
        // Not JSON, or not readable: told to the person as a damaged vault, and kept.
        return { kind: 'damaged' };
      }
    },
    write(file) {
      open().set('vault', file);
    },
    setAside() {
      const stamp = now().toISOString().replaceAll(':', '-');
      const aside = join(dirname(path), `vault set aside ${stamp}.json`);
      renameSync(path, aside);
      return basename(aside);
    },
  };
}
