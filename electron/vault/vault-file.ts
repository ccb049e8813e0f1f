import { readFileSync, renameSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Store from 'electron-store';
import { z } from 'zod';
import { localStamp } from '../../shared/days.ts';
import { codeOf } from '../files/storage-trouble.ts';
import { type VaultFile, type VaultStorage, vaultFileSchema } from './vault-schema.ts';

const storedSchema = z.object({ vault: vaultFileSchema });

/**
 * The vault's file, `vault.json` in the given folder, through electron-store: written whole to a temporary name and
 * renamed, readable by its owner only. A file that can't be read is left as it is.
 */
export function openVaultStorage(
  folder: string,
  now: () => Date,
  reportFault: (where: string, error: unknown) => void,
): VaultStorage {
  const path = join(folder, 'vault.json');
  // Created only to write: it reads the file at once, and can't tell an unreadable one from a damaged one.
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
      let text: string;
      try {
        text = readFileSync(path, 'utf8');
      } catch (error) {
        if (codeOf(error) === 'ENOENT') return { kind: 'none' };
        reportFault('reading the vault', error);
        return { kind: 'unreadable' };
      }
      const file = storedSchema.safeParse(parsed(text));
      return file.success ? { kind: 'file', file: file.data.vault } : { kind: 'damaged' };
    },
    write(file) {
      open().set('vault', file);
    },
    setAside() {
      const aside = join(dirname(path), `vault set aside ${localStamp(now())}.json`);
      renameSync(path, aside);
      return basename(aside);
    },
  };
}

/** Undefined for what is not JSON, which fits no schema. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
