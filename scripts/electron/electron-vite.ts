import { Problem } from '../problem.ts';
import { installed } from '../project.ts';
import { runInFront } from '../run.ts';

const electronVite = (args: string[], env: NodeJS.ProcessEnv): Promise<number> =>
  runInFront(process.execPath, [installed('electron-vite', 'bin', 'electron-vite.js'), ...args], env);

/** Compiles main process, preload and pages into out/. */
export async function build(): Promise<void> {
  console.log('Building …');
  const code = await electronVite(['build', '--logLevel', 'warn'], process.env);
  if (code !== 0) throw new Problem(`The build failed (exit code ${code}).`);
}

/** Builds, opens the program, and follows the sources: pages reload, the main process restarts. */
export const develop = (args: string[], env: NodeJS.ProcessEnv): Promise<number> =>
  electronVite(['dev', '--watch', ...args], env);
