import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findElectron } from '../../../scripts/electron/find-electron.ts';
import { makeProgram } from '../../../scripts/packaging/make.ts';
import { targetHere } from '../../../scripts/packaging/target.ts';
import type { Comparison } from '../comparison.ts';

/** What a package has of ours; everything beside it is Electron's. */
const OURS = 'resources';

/** The packed program for this computer, beside Electron's own files, both as xz compresses them. */
export async function comparePacked(): Promise<Comparison> {
  const folder = await mkdtemp(join(tmpdir(), 'facedesk-bench-'));
  try {
    const program = await makeProgram(targetHere(await findElectron(), false), folder);
    const others = (await readdir(program)).filter((name) => name !== OURS);
    return {
      what: 'package on top of Electron’s own files, compressed',
      limit: 'Electron’s own files',
      ...{ budget: { kind: 'at most', value: 12 }, unit: 'MB' },
      pairs: [{ figure: await megabytes(program, [OURS]), limit: await megabytes(program, others) }],
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function megabytes(folder: string, names: readonly string[]): Promise<number> {
  const compressing = spawn('tar', ['--create', '--use-compress-program=xz -T0 -3', '-C', folder, ...names], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    let bytes = 0;
    compressing.stdout.on('data', (piece: Buffer) => {
      bytes += piece.length;
    });
    compressing.once('error', reject);
    compressing.once('close', (code) =>
      code === 0 ? resolve(bytes / 1e6) : reject(new Error(`tar ended with ${code}`)),
    );
  });
}
