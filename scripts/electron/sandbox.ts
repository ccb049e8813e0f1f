import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../run.ts';
import type { ElectronBuild } from './electron-build.ts';

/**
 * Whether Chromium can put its processes into a sandbox here. Root never can; an ordinary user on Linux needs user
 * namespaces, which some systems deny, or the helper `chrome-sandbox`, owned by root and with its setuid bit.
 */
export type Sandbox = { usable: true } | { usable: false; root: boolean; advice: string };

export async function checkSandbox(electron: ElectronBuild, env: NodeJS.ProcessEnv): Promise<Sandbox> {
  if (process.platform !== 'linux') return { usable: true };
  if (process.getuid?.() === 0) {
    return { usable: false, root: true, advice: "Running as root: Chromium's sandbox is off." };
  }
  const helper = join(electron.folder, 'chrome-sandbox');
  const { uid, mode } = await stat(helper).catch(() => ({ uid: -1, mode: 0 }));
  if (uid === 0 && (mode & 0o7777) === 0o4755) return { usable: true };

  // Only Chromium knows what it will accept, so it is asked. It ends at once, before any window.
  const trial = await run(electron.executable, ['--version'], { env, stop: AbortSignal.timeout(30_000) });
  if (trial.code === 0 || !/sandbox/i.test(trial.errors)) return { usable: true };
  return {
    usable: false,
    root: false,
    advice:
      "Chromium's sandbox can't work here: this system denies user namespaces to ordinary users.\n" +
      'Either allow them, or give the sandbox helper to root. Once, after each npm ci:\n\n' +
      `  sudo chown root:root '${helper}' && sudo chmod 4755 '${helper}'\n\nThen start again.`,
  };
}
