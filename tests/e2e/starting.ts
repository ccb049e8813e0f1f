import { type ChildProcess, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, expect, type Page } from '@playwright/test';

/** A start of the program that may fail before there is a window, by what is asked outside it and how it ends. */
export interface Start {
  /** The next question, once it is asked. */
  readonly asked: () => Promise<Question>;
  readonly answer: (button: string) => void;
  readonly relaunched: () => boolean;
  /** The page of its window. */
  readonly page: () => Promise<Page>;
  /** What is loaded before the program speaks to a test through files in here. */
  readonly home: string;
  readonly exitCode: Promise<number | null>;
  readonly output: () => string;
  readonly process: ChildProcess;
  /** Ends it if it hasn't ended, and removes what was made for it. */
  readonly end: () => Promise<void>;
}

export interface Question {
  readonly message: string;
  readonly detail: string;
  readonly buttons: readonly string[];
}

const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;
const root = join(import.meta.dirname, '../..');

/** For what is to be an ordinary user's, where an administrator runs the tests. */
export function giveToOrdinaryUser(path: string): void {
  if (isRoot) chownSync(path, NOBODY, NOBODY);
}

export interface StartOptions {
  /** A script that is loaded before the program. */
  readonly before?: string;
  /** The folder is the one that all programs keep their settings in, and the program's own is to be made there. */
  readonly isParent?: boolean;
}

/** Starts the program on a data folder, as an ordinary user also where an administrator, who may do anything, runs this. */
export function startAsOrdinaryUser(data: string, more: StartOptions = {}): Start {
  const executable = process.env.FACEDESK_ELECTRON;
  if (!executable) throw new Error('run the end-to-end tests with `npm test`: it finds Electron');
  const home = mkdtempSync(join(tmpdir(), 'facedesk-home-'));
  giveToOrdinaryUser(home);
  const stub = join(import.meta.dirname, 'answering-dialogs.cjs');
  const before = more.before ? ['-r', more.before] : [];
  const sandbox = process.env.FACEDESK_SANDBOX === 'on' ? [] : ['--no-sandbox'];
  const own = ['--remote-debugging-port=0', ...(more.isParent ? [] : [`--user-data-dir=${data}`])];
  const child = spawn(executable, ['-r', stub, ...before, ...sandbox, ...own, root], {
    env: { ...process.env, HOME: home, XDG_CONFIG_HOME: more.isParent ? data : home, FACEDESK_TEST_DIALOGS: home },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(isRoot && { uid: NOBODY, gid: NOBODY }),
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
    });
  }
  const exitCode = new Promise<number | null>((resolve) => child.once('exit', resolve));
  let seen = 0;
  let answered = 0;
  const questions = (): Question[] => {
    const path = join(home, 'asked');
    if (!existsSync(path)) return [];
    return readFileSync(path, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Question);
  };
  return {
    process: child,
    exitCode,
    output: () => printed,
    home,
    page: () => pageOf(data),
    relaunched: () => existsSync(join(home, 'relaunched')),
    async asked() {
      await expect.poll(() => questions().length, { message: printed, timeout: 30_000 }).toBeGreaterThan(seen);
      const question = questions()[seen];
      seen += 1;
      if (!question) throw new Error('nothing was asked');
      return question;
    },
    answer(button) {
      // Whole or not there: it is looked for all the time.
      writeFileSync(join(home, 'answer'), button);
      renameSync(join(home, 'answer'), join(home, `answer-${answered}`));
      answered += 1;
    },
    async end() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
      await exitCode;
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/**
 * The page of the program that runs on a data folder, also where Playwright did not start it, or has given up its first page
 * because that has crashed.
 */
export async function pageOf(data: string): Promise<Page> {
  const page = await firstPageOf(data);
  await page.getByRole('main').waitFor();
  return page;
}

/** The same, whatever is in it yet. */
export async function firstPageOf(data: string): Promise<Page> {
  const portFile = join(data, 'DevToolsActivePort');
  await expect.poll(() => existsSync(portFile), { timeout: 30_000 }).toBe(true);
  const [port] = readFileSync(portFile, 'utf8').split('\n');
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const pages = () => browser.contexts().flatMap((context) => context.pages());
  await expect.poll(() => pages().length, { timeout: 30_000 }).toBeGreaterThan(0);
  const [page] = pages();
  if (!page) throw new Error('there is no page');
  return page;
}
