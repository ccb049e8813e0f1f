import { execFileSync, spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A disk of a few megabytes, which a test can fill. */
export interface SmallDisk {
  readonly folder: string;
  /** Leaves not a page free. */
  readonly fill: () => void;
  readonly makeRoom: () => void;
  /** From now on nothing can be written, whoever tries. */
  readonly lock: () => void;
}

/** Mounting is for the administrator of a Linux; elsewhere such tests are skipped, and their names say so. */
export const canMount = process.platform === 'linux' && mounts();

export function smallDisk(): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'facedesk-disk-'));
  const { status, stderr } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=4m,mode=700', 'facedesk-test', folder]);
  if (status !== 0) throw new Error(`no small disk: ${stderr}`);
  onTestFinished(() => {
    spawnSync('umount', ['--lazy', folder]);
    rmSync(folder, { recursive: true, force: true });
  });
  const ballast = join(folder, 'ballast');
  return {
    folder,
    fill() {
      const file = openSync(ballast, 'a');
      try {
        for (;;) writeSync(file, Buffer.alloc(4096, 1));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      } finally {
        closeSync(file);
      }
    },
    makeRoom: () => rmSync(ballast, { force: true }),
    lock: () => void execFileSync('mount', ['-o', 'remount,ro', folder]),
  };
}

function mounts(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'facedesk-disk-'));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'facedesk-test', folder]).status === 0;
  if (mounted) spawnSync('umount', ['--lazy', folder]);
  rmSync(folder, { recursive: true, force: true });
  return mounted;
}
