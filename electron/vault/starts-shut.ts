import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf } from '../files/storage-trouble.ts';

/**
 * Whether the vault in this folder opens by itself for nobody, as far as its file tells: a passphrase is asked for, or it can't be
 * read. Told before the window shows, when nothing of the vault has been loaded yet.
 */
export function startsShut(folder: string): boolean {
  try {
    const { vault } = Object(JSON.parse(readFileSync(join(folder, 'vault.json'), 'utf8')));
    return Object(Object(vault).wraps).keychain === undefined;
  } catch (error) {
    return codeOf(error) !== 'ENOENT';
  }
}
