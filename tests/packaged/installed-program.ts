import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Browser, chromium, type Page } from '@playwright/test';

/** Whom an administrator's tests run the program as: nobody's account, with a home of its own. */
const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;

/** An ordinary user's home, with nothing in it. */
export function newHome(): string {
  const home = mkdtempSync(join(tmpdir(), 'facedesk-home-'));
  for (const folder of ['.config', 'Documents']) mkdirSync(join(home, folder));
  giveAway(home);
  return home;
}

/** To the user who runs the program. */
export function giveAway(folder: string): void {
  if (!isRoot) return;
  const entries = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));
  for (const path of [folder, ...entries]) chownSync(path, NOBODY, NOBODY);
  chmodSync(folder, 0o700);
}

export interface Installed {
  readonly page: Page;
  readonly process: ChildProcess;
  readonly close: () => Promise<void>;
}

/**
 * Starts an installed program as an ordinary user starts it: no option of ours but the debugger's port, which stands in
 * for the person at its window. Chromium's sandbox is on: as it is without `--no-sandbox`.
 *
 * @param path where commands are looked for first
 */
export async function startInstalled(executable: string, home: string, path = ''): Promise<Installed> {
  const started = asUser(executable, ['--remote-debugging-port=0'], home, path);
  const address = await debuggerOf(started);
  if (address === null) throw new Error('it ended before it had a window');
  const browser: Browser = await chromium.connectOverCDP(address);
  const context = browser.contexts()[0];
  const page = context?.pages()[0] ?? (await context?.waitForEvent('page'));
  if (!page) throw new Error('there is no window');
  // The first screen is drawn before it moves: a press on what is drawn anew then would be lost.
  await page.getByRole('banner').waitFor();
  return {
    page,
    process: started,
    async close() {
      const ended = once(started, 'exit');
      await page.close();
      await browser.close();
      await ended;
    },
  };
}

/** A keyring that is open, as it is after a person has logged in. Without one, a question about a new one takes every press. */
const LOGGED_IN = 'printf login | gnome-keyring-daemon --unlock --components=secrets >/dev/null && exec "$@"';

/** Runs a program as an ordinary user of this computer, with a session bus and a keyring of its own. */
export function asUser(executable: string, args: readonly string[], home: string, path = ''): ChildProcess {
  const user = isRoot ? ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups'] : [];
  const [command = '', ...rest] = [...user, 'dbus-run-session', '--', 'sh', '-c', LOGGED_IN, 'sh', executable, ...args];
  const { DISPLAY, PATH, LANG } = process.env;
  const own = { HOME: home, XDG_CONFIG_HOME: join(home, '.config') };
  const env = { DISPLAY, LANG, ...own, PATH: path === '' ? PATH : `${path}:${PATH}` };
  return spawn(command, rest, { cwd: home, env, stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Where it lets a debugger in; null where it ends without. */
export async function debuggerOf(started: ChildProcess): Promise<string | null> {
  if (!started.stderr) return null;
  for await (const line of createInterface(started.stderr)) {
    const [, address] = /^DevTools listening on (ws:\S+)$/.exec(line) ?? [];
    if (address !== undefined) {
      started.stderr.resume();
      return address;
    }
  }
  return null;
}

export const removeHome = (home: string): void => rmSync(home, { recursive: true, force: true });
