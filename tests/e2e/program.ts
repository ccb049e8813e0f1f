import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import type { SimulatorProcess } from '../simulator-process.ts';
import { askedOnceMore } from './asked-once-more.ts';

/** The real program, built and running, with a data folder of its own. */
export interface Program {
  readonly electron: ElectronApplication;
  readonly page: Page;
  /** What the page wrote to its console, and what the content security policy refused. */
  readonly complaints: string[];
  /** Everything the program has printed so far: its log. */
  readonly output: () => string;
  readonly close: () => Promise<void>;
}

export interface ProgramOptions {
  /** Practice vendors in a process of their own; the program starts its own where there are none. */
  readonly simulator?: SimulatorProcess;
  readonly size?: { readonly width: number; readonly height: number };
  readonly colorScheme?: 'light' | 'dark';
  /** A data folder that outlives the program; its own, removed at the end, where there is none. */
  readonly data?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  /** Where the built program lies, if it is another one. */
  readonly folder?: string;
}

const root = join(import.meta.dirname, '../..');
export const LAPTOP = { width: 1366, height: 768 };
export const SMALLEST = { width: 1024, height: 640 };

/** Opens the program as a person would find it on the first day. */
export async function openProgram(options: ProgramOptions = {}): Promise<Program> {
  const executablePath = process.env.FACEDESK_ELECTRON;
  if (!executablePath) throw new Error('run the end-to-end tests with `npm test`: it finds Electron');
  const { simulator, size = LAPTOP, colorScheme = 'light', env = {}, args = [], folder = root } = options;
  const data = options.data ?? (await newDataFolder());
  const electron = await _electron.launch({
    executablePath,
    args: [`--user-data-dir=${data}`, ...args, folder],
    // Playwright would switch Chromium's sandbox off unless told otherwise; as root it must be.
    chromiumSandbox: process.env.FACEDESK_SANDBOX === 'on',
    env: {
      ...stringsOf(process.env),
      ...env,
      ...(simulator && {
        FACEDESK_PRACTICE_INSTANTPAY_URL: simulator.instantPayUrl,
        FACEDESK_PRACTICE_CASHFREE_URL: simulator.cashfreeUrl,
      }),
    },
    colorScheme,
  });
  const complaints: string[] = [];
  const printed: string[] = [];
  for (const stream of [electron.process().stdout, electron.process().stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => printed.push(text));
  }
  const page = await electron.firstWindow();
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  // With the first answer all of the program is there. What is evaluated while it is still being read may be lost.
  await page.getByRole('banner').waitFor();
  await askedOnceMore(() =>
    electron.evaluate(({ BrowserWindow }, { width, height }) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(width, height);
    }, size),
  );
  return {
    electron,
    page,
    complaints,
    output: () => printed.join(''),
    close: async () => {
      const ended = electron.waitForEvent('close');
      await quitWhateverIsUnderWay(electron);
      await ended;
      if (options.data === undefined) await rm(data, { recursive: true, force: true });
    },
  };
}

/** What a person may answer where the window is closed with something under way. */
export type ClosingChoice = 'Finish in the background' | 'Quit now' | 'Keep the window open';

/**
 * Closes the window as a person does, and answers the question that the program asks outside it. Gives the question;
 * null where there was none.
 */
export async function closeWindow(program: Program, choice: ClosingChoice): Promise<string | null> {
  const { electron } = program;
  const ended = choice === 'Quit now' ? electron.waitForEvent('close') : null;
  const question = await electron.evaluate(
    ({ BrowserWindow, dialog }, label) =>
      new Promise<string | null>((resolve) => {
        // A report is printed from a hidden one, which may have no page yet, and pictures are looked at in another.
        const window = BrowserWindow.getAllWindows().find(({ webContents }) =>
          /^app:\/\/facedesk\/(?!report|look)/.test(webContents.getURL()),
        );
        window?.once('closed', () => resolve(null));
        dialog.showMessageBox = async (...given: unknown[]) => {
          const { message, buttons } = given.at(-1) as Electron.MessageBoxOptions;
          // Before the answer is acted upon, as the program may be gone then.
          resolve(message);
          await new Promise((later) => setTimeout(later));
          return { response: buttons?.indexOf(label) ?? -1, checkboxChecked: false };
        };
        setImmediate(() => window?.close());
      }),
    choice,
  );
  await ended;
  return question;
}

/**
 * A person would be asked whether the program should stay and finish. What a test evaluates may run in the middle of the
 * program's own code, in a query even; nothing else does, so it quits behind that.
 */
async function quitWhateverIsUnderWay(electron: ElectronApplication): Promise<void> {
  const QUIT = 1;
  await electron.evaluate(({ app, dialog }, response) => {
    dialog.showMessageBox = async () => ({ response, checkboxChecked: false });
    setImmediate(() => app.quit());
  }, QUIT);
}

/** For a program that is started more than once; whoever makes it removes it. */
export function newDataFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'facedesk-e2e-'));
}

function stringsOf(environment: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

/** The letters of those packed fonts beside Inter that the page has loaded, as its style sheet names them. */
export function packedScripts(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.fonts]
      .filter(({ family, status }) => family.includes('Facedesk Noto') && status === 'loaded')
      .map(({ unicodeRange }) => unicodeRange),
  );
}
