import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { PASSPHRASE } from '../filled/names.ts';
import { newDataFolder, openProgram, type Program } from './program.ts';
import { unlock } from './records.ts';

/** A data folder with the records of tests/filled, which the program has not seen yet. */
export async function newFilledFolder(): Promise<string> {
  const data = await newDataFolder();
  // In a process of its own: the records' code is Node's, and this runner's is not quite.
  execFileSync(process.execPath, [join(import.meta.dirname, '../filled/run.ts'), data], { stdio: 'pipe' });
  return data;
}

/** The program with these records open. */
export async function openFilled(data: string): Promise<Program> {
  const program = await openProgram({ data });
  await unlock(program.page, PASSPHRASE);
  await program.page.getByRole('heading', { name: 'Cases', level: 1 }).waitFor();
  return program;
}
