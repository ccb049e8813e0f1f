import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** By how many checks are in them: what reads alone can share them. */
const made = new Map<number, string>();

/** A data folder under the tests' passphrase with so many answered checks, two to a case; made once, and removed at the end of the run. */
export async function filledFolder(checks: number): Promise<string> {
  const known = made.get(checks);
  if (known !== undefined) return known;
  const folder = await mkdtemp(join(tmpdir(), 'facedesk-bench-'));
  made.set(checks, folder);
  if (checks > 10_000) console.log(`Filling records with ${checks.toLocaleString('en')} checks …`);
  const script = join(import.meta.dirname, '../filled/run.ts');
  execFileSync(process.execPath, [script, folder, String(checks)], { stdio: 'inherit' });
  return folder;
}

export async function removeFilledFolders(): Promise<void> {
  for (const folder of made.values()) await rm(folder, { recursive: true, force: true });
  made.clear();
}
