import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readerHere } from '../../electron/reader/testing/reader-here.ts';
import { openRecords } from '../../electron/records/open-records.ts';
import type { Records } from '../../electron/records/records.ts';
import { openVault } from '../../electron/vault/vault.ts';
import type { VaultStorage } from '../../electron/vault/vault-schema.ts';
import { PASSPHRASE } from './names.ts';

/** Under this name the vault has the records' key. */
const KEY_NAME = 'records';

/**
 * Fills a data folder before the program is started on it: a vault under a passphrase, and records that the program's own
 * code writes. For what takes too long, or needs too much bad luck, to be entered through the window.
 */
export async function fillFolder(data: string, fill: (records: Records) => Promise<void> | void): Promise<void> {
  const vault = openVault(storageIn(data), noKeychain);
  const isThere = existsSync(vaultFile(data));
  if (isThere) await vault.unlock(PASSPHRASE);
  else await vault.protectWithPassphrase(PASSPHRASE, null);
  const key = vault.read(KEY_NAME) ?? randomBytes(32).toString('base64');
  if (!vault.keep(KEY_NAME, key)) throw new Error('The vault is not open.');
  const opened = openRecords({
    folder: join(data, 'records'),
    key: Buffer.from(key, 'base64'),
    throwAway: false,
    now: () => new Date(),
    newId: randomUUID,
    account: 'test',
    openReader: readerHere,
  });
  if (!opened.ok) throw new Error(opened.error.why);
  await fill(opened.value);
  await opened.value.close();
}

const vaultFile = (data: string) => join(data, 'vault.json');
const noKeychain = { backend: () => null, available: () => false, wrap: () => '', unwrap: () => null };

/** As electron-store has it, which is not at hand outside Electron. */
function storageIn(data: string): VaultStorage {
  const path = vaultFile(data);
  return {
    read: () =>
      existsSync(path) ? { kind: 'file', file: JSON.parse(readFileSync(path, 'utf8')).vault } : { kind: 'none' },
    write: (file) => writeFileSync(path, JSON.stringify({ vault: file }), { mode: 0o600 }),
    setAside: () => {
      throw new Error('Nothing is set aside here.');
    },
  };
}
