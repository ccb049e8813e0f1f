import { type Desktop, prepareDesktop } from '../linux/desktop.ts';
import { Problem } from '../problem.ts';
import type { ElectronBuild } from './electron-build.ts';
import { findElectron } from './find-electron.ts';
import { checkSandbox } from './sandbox.ts';

export interface Ready {
  electron: ElectronBuild;
  desktop: Desktop;
  /** False only as root, or where a caller that asked for it was told so: then Electron needs --no-sandbox. */
  sandbox: boolean;
}

/**
 * Everything that must be there before Electron can be started: its binary, its libraries, a display, and a sandbox
 * that works. An ordinary user never gets the sandbox switched off behind their back: `withoutSandbox` is for runs that
 * open nothing but our own pages, and is said aloud.
 */
export async function prepareElectron({ withoutSandbox = false } = {}): Promise<Ready> {
  const electron = await findElectron();
  const desktop = await prepareDesktop(electron.executable);
  if (desktop.invisible) console.log(`There is no display: windows open on a virtual one (${desktop.env.DISPLAY}).`);

  const sandbox = await checkSandbox(electron, desktop.env);
  if (sandbox.usable) return { electron, desktop, sandbox: true };
  if (!sandbox.root && !withoutSandbox) {
    desktop.stop();
    throw new Problem(sandbox.advice);
  }
  console.log(sandbox.root ? sandbox.advice : "Chromium's sandbox can't work here: this run does without it.");
  return { electron, desktop, sandbox: false };
}

/** What `tests/` start the program with. */
export function programEnvironment({ electron, desktop, sandbox }: Ready): NodeJS.ProcessEnv {
  return { ...desktop.env, FACEDESK_ELECTRON: electron.executable, FACEDESK_SANDBOX: sandbox ? 'on' : 'off' };
}
