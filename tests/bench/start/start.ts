import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Budget, Comparison } from '../comparison.ts';
import type { Measured } from '../measured.ts';

interface Start {
  /** Milliseconds from when it was asked for. */
  readonly created: number;
  readonly typed: number;
  readonly processorSeconds: number;
  readonly megabytes: number;
}

const project = join(import.meta.dirname, '../../..');
const bareWindow = join(project, 'tests/bench/baselines/bare-window/main.cjs');

/** Chromium keeps a page's compiled code at its second start, and the third one uses it: as each does from then on. */
const BEFORE = 3;

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

async function startOnce(program: string, data: string): Promise<Start> {
  const electron = process.env.FACEDESK_ELECTRON;
  if (!electron) throw new Error('run the benchmarks with `npm run bench`: it finds Electron');
  const sandbox = process.env.FACEDESK_SANDBOX === 'on' ? [] : ['--no-sandbox'];
  const stopwatch = join(import.meta.dirname, 'stopwatch.cjs');
  const asked = Date.now();
  const child = spawn(electron, [...sandbox, '-r', stopwatch, `--user-data-dir=${data}`, program], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
  });
  await new Promise((resolve) => child.on('close', resolve));
  const figures = /^stopwatch (.*)$/m.exec(printed)?.[1];
  if (!figures) throw new Error(`The program ended without its figures: ${printed}`);
  const { created, typed, ...rest } = JSON.parse(figures) as Start;
  return { ...rest, created: created - asked, typed: typed - asked };
}
