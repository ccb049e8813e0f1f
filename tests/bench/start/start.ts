import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Budget, Comparison } from '../comparison.ts';
import type { Measured } from '../measured.ts';
import { BEFORE, project, type Start, startOnce } from './start-once.ts';

const bareWindow = join(project, 'tests/bench/baselines/bare-window/main.cjs');

/** Starts the program and a bare window by turns, each in a data folder that it has used before. */
export async function measureStart(pairs: number): Promise<Measured> {
  const folders = await Promise.all([1, 2].map(() => mkdtemp(join(tmpdir(), 'facedesk-bench-'))));
  const [ours = '', bare = ''] = folders;
  const starts: { readonly ours: Start; readonly bare: Start }[] = [];
  try {
    for (let count = 0; count < BEFORE + pairs; count += 1) {
      const pair = { ours: await startOnce(project, ours), bare: await startOnce(bareWindow, bare) };
      if (count >= BEFORE) starts.push(pair);
    }
  } finally {
    for (const folder of folders) await rm(folder, { recursive: true, force: true });
  }
  const compared = (what: string, budget: Budget, unit: string, read: (start: Start) => number): Comparison => ({
    ...{ what, budget, unit },
    limit: 'a bare Electron window with one field',
    pairs: starts.map((start) => ({ figure: read(start.ours), limit: read(start.bare) })),
  });
  const timesAtMost = (value: number): Budget => ({ kind: 'times at most', value });
  return {
    comparisons: [
      compared('start until typing works', timesAtMost(1.35), 'ms', ({ typed }) => typed),
      compared('memory idle, all processes', timesAtMost(1.25), 'MB', ({ megabytes }) => megabytes),
      compared('start until a window is asked for', { kind: 'none' }, 'ms', ({ created }) => created),
      compared('processor time until idle', { kind: 'none' }, 's', ({ processorSeconds }) => processorSeconds),
    ],
  };
}
