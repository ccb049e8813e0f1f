import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pack } from './pack.ts';
import { writeSbom } from './sbom.ts';
import { stage } from './stage.ts';
import type { Target } from './target.ts';

/**
 * Makes a folder of the built program in which it can be started, without any Node or npm: what every package installs.
 *
 * @param folder gets it, beside what it takes to make it
 */
export async function makeProgram(target: Target, folder: string): Promise<string> {
  const staged = join(folder, 'stage');
  await mkdir(folder, { recursive: true });
  await stage(staged, target);
  await writeSbom(join(staged, 'sbom.cdx.json'), target.electron.version);
  const program = await pack(staged, folder, target);
  await rm(staged, { recursive: true });
  return program;
}
