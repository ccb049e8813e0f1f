import { Problem } from '../problem.ts';
import { run } from '../run.ts';
import { installPackages, type Missing } from './packages.ts';
import { startXvfb, xvfbExists } from './xvfb.ts';

export interface Desktop {
  /** The environment to start Electron with. */
  env: NodeJS.ProcessEnv;
  /** True if the display is one that nobody sees. */
  invisible: boolean;
  stop(): void;
}

/**
 * Makes sure that Electron finds its shared libraries and a display to draw on. Only Linux can lack either: a server,
 * a container or a build machine has no display, and then a virtual one is started.
 */
export async function prepareDesktop(executable: string): Promise<Desktop> {
  const env = { ...process.env };
  // Set in terminals inside Electron programs (editors, say). It would turn Electron into plain Node.
  delete env.ELECTRON_RUN_AS_NODE;
  if (process.platform !== 'linux') return { env, invisible: false, stop() {} };

  const needsDisplay = !env.DISPLAY && !env.WAYLAND_DISPLAY;
  const missing = await findMissing(executable, needsDisplay);
  if (missing.libraries.length > 0 || missing.xvfb) {
    await installPackages(missing);
    const still = await findMissing(executable, needsDisplay);
    const names = [...still.libraries, ...(still.xvfb ? ['Xvfb'] : [])].join(', ');
    if (names) throw new Problem(`Electron still lacks ${names}: install what provides it, then start again.`);
  }
  if (!needsDisplay) return { env, invisible: false, stop() {} };

  const xvfb = await startXvfb();
  return { env: { ...env, DISPLAY: xvfb.display }, invisible: true, stop: xvfb.stop };
}

async function findMissing(executable: string, needsDisplay: boolean): Promise<Missing> {
  const { output } = await run('ldd', [executable], { env: { ...process.env, LC_ALL: 'C' } });
  const libraries = [...output.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1] as string);
  return { libraries, xvfb: needsDisplay && !(await xvfbExists()) };
}
