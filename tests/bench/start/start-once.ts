import { spawn } from 'node:child_process';
import { join } from 'node:path';

export interface Start {
  /** Milliseconds from when it was asked for. */
  readonly created: number;
  readonly typed: number;
  readonly processorSeconds: number;
  readonly megabytes: number;
}

export const project = join(import.meta.dirname, '../../..');

/** Chromium keeps a page's compiled code at its second start, and the third one uses it: as each does from then on. */
export const BEFORE = 3;

export async function startOnce(program: string, data: string): Promise<Start> {
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
