import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';

/** What a program has used so far, all its processes together. */
export interface Used {
  readonly processorSeconds: number;
  readonly megabytes: number;
}

export function usedBy(electron: ElectronApplication): Promise<Used> {
  return electron.evaluate(({ app }) => {
    const all = app.getAppMetrics();
    return {
      processorSeconds: all.reduce((sum, { cpu }) => sum + (cpu.cumulativeCPUUsage ?? 0), 0),
      megabytes: all.reduce((sum, { memory }) => sum + memory.workingSetSize, 0) / 1000,
    };
  });
}

/** By the main process, which alone writes what is kept: kilobytes handed to the disk, as Linux counts them. */
export function kilobytesWritten(electron: ElectronApplication): number {
  const io = readFileSync(`/proc/${electron.process().pid}/io`, 'utf8');
  return Number(/^write_bytes: (\d+)$/m.exec(io)?.[1] ?? Number.NaN) / 1000;
}

/** In kilobytes, without its log. */
export function databaseSize(data: string): number {
  return statSync(join(data, 'records', 'records.db')).size / 1000;
}
