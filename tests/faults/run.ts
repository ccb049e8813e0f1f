import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { _electron, type Page } from '@playwright/test';
import type { DesktopSession } from '../e2e/keyring.ts';
import { pressForEachCall } from '../e2e/presses.ts';
import { now, type Witness } from './witness.ts';

/** One life of the program, from its start to its kill. Times in milliseconds since 1970. */
export interface Run {
  readonly launchedAt: number;
  /** Null while it lives, and for one that ended by itself. */
  readonly killedAt: () => number | null;
  /** Kills the program and every helper of it, at once. */
  readonly kill: () => void;
  /** What the work comes to; null where the kill came first. @throws when the program ends by itself. */
  readonly whileAlive: <Value>(work: Promise<Value>) => Promise<Value | null>;
  /** When none of its processes is left. */
  readonly ended: Promise<void>;
  /** Whose calls each come after a press, as if a person had made it. */
  readonly firstWindow: () => Promise<Page>;
  /** Lets it end as a person would. */
  readonly close: () => Promise<void>;
}

const root = join(import.meta.dirname, '../..');

/** Starts the program on a data folder that outlives it. */
export async function startRun(data: string, session: DesktopSession, witness: Witness): Promise<Run> {
  const executablePath = process.env.FACEDESK_ELECTRON;
  if (!executablePath) throw new Error('run the kill test with `npm run test:faults`: it finds Electron');
  const launchedAt = now();
  const electron = await _electron.launch({
    executablePath,
    args: [`--user-data-dir=${data}`, ...session.args, root],
    // Playwright would switch Chromium's sandbox off unless told otherwise; as root it must be.
    chromiumSandbox: process.env.FACEDESK_SANDBOX === 'on',
    env: {
      ...(process.env as Record<string, string>),
      ...session.env,
      FACEDESK_PRACTICE_INSTANTPAY_URL: witness.simulator.instantPayUrl,
      FACEDESK_PRACTICE_CASHFREE_URL: witness.simulator.cashfreeUrl,
      FACEDESK_OUTBOX_PACE: 'fast',
    },
  });
  const main = electron.process();
  const printed: string[] = [];
  for (const stream of [main.stdout, main.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => printed.push(text));
  }
  let killedAt: number | null = null;
  let closing = false;
  const ended = once(main, 'exit').then(() => noneLeft(data));
  const endedBeforeWork = ended.then(() => {
    if (killedAt !== null) return null;
    throw new Error(`The program ended by itself. It had printed:\n${printed.join('')}`);
  });
  // Nobody may be waiting for it.
  endedBeforeWork.catch(() => undefined);
  return {
    launchedAt,
    killedAt: () => killedAt,
    kill() {
      if (killedAt !== null || closing || main.pid === undefined) return;
      // Playwright gives the program a process group of its own; the minus sign means all of it.
      process.kill(-main.pid, 'SIGKILL');
      killedAt = now();
    },
    whileAlive: (work) =>
      Promise.race([
        work.catch((error: unknown) => {
          if (killedAt !== null) return null;
          throw error;
        }),
        endedBeforeWork,
      ]),
    ended,
    async firstWindow() {
      const page = await electron.firstWindow();
      await page.getByRole('main').waitFor();
      // What is evaluated while the program is still being read may be lost.
      await page.evaluate(() => window.facedesk.program.describe({}));
      await pressForEachCall(electron);
      return page;
    },
    async close() {
      closing = true;
      await electron.close();
      await ended;
    },
  };
}

/** The kernel takes helpers away after their main process. None of them may write to the folder in the next life. */
async function noneLeft(data: string): Promise<void> {
  for (let look = 0; look < 500; look += 1) {
    if (!(await commandLines()).some((line) => line.includes(data))) return;
    await pause(10);
  }
  throw new Error(`Processes of the program outlived its kill by five seconds (${data}).`);
}

async function commandLines(): Promise<string[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name) && name !== String(process.pid));
  // Some end while one looks.
  return Promise.all(ids.map((id) => readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '')));
}
