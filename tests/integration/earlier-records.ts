import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openHere } from '../../electron/records/testing/open.ts';
import { temporaryFolder } from '../../electron/records/testing/records.ts';
import { openVault } from '../../electron/vault/vault.ts';
import { vaultFileSchema } from '../../electron/vault/vault-schema.ts';

/** A data folder and a backup that an earlier build wrote. */
export const earlierFixture = join(import.meta.dirname, '../fixtures/records-2');
export const earlierPassphrase = 'correct horse battery';

/** The key of these records, from a vault of that build. */
async function keyOf(vaultJson: string): Promise<Buffer> {
  const file = vaultFileSchema.parse(JSON.parse(readFileSync(vaultJson, 'utf8')).vault);
  const vault = openVault(
    { read: () => ({ kind: 'file', file }), write: () => refuse(), setAside: () => refuse() },
    { backend: () => null, available: () => false, wrap: () => '', unwrap: () => null },
  );
  await vault.unlock(earlierPassphrase);
  return Buffer.from(vault.read('records') ?? '', 'base64');
}

/** A copy of the data folder, as nothing may change in the fixture itself. */
export async function earlierFolder() {
  const folder = join(temporaryFolder(), 'data');
  cpSync(join(earlierFixture, 'data'), folder, { recursive: true });
  return { folder: join(folder, 'records'), key: await keyOf(join(folder, 'vault.json')) };
}

export async function earlierRecords() {
  return openHere(await earlierFolder());
}

function refuse(): never {
  throw new Error('the vault of an earlier build is only read');
}
