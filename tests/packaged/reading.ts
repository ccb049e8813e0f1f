import { spawnSync } from 'node:child_process';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { expect } from '@playwright/test';
import { fuses } from '../../scripts/packaging/fuses.ts';

/** Runs another tool, which has to come to its end without trouble, and returns what it says. */
export function run(command: string, ...args: string[]): string {
  const { stdout, stderr, status, error } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1e8 });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${error ?? `${stdout}\n${stderr}`}`);
  return stdout;
}

/** Every fuse of the binary is as it was decided. */
export async function expectFuses(executable: string): Promise<void> {
  const wire = await getCurrentFuseWire(executable);
  for (const fuse of Object.values(FuseV1Options).filter((value) => typeof value === 'number')) {
    expect(wire[fuse], FuseV1Options[fuse]).toBe(fuses[fuse] ? FuseState.ENABLE : FuseState.DISABLE);
  }
}
