import { spawn } from 'node:child_process';
import type { Socket } from 'node:net';
import { Problem } from '../problem.ts';
import { run } from '../run.ts';

export const xvfbExists = async (): Promise<boolean> => (await run('Xvfb', ['-help'])).code !== 127;

/**
 * A screen in memory, with room for a 1366 × 768 window and its frame. Xvfb picks a free display itself and tells its
 * number, so that two starts at the same moment don't meet. It has a process group of its own: Ctrl-C must reach
 * Electron first and leave it a display to close its window on.
 */
export function startXvfb(): Promise<{ display: string; stop(): void }> {
  return new Promise((done, fail) => {
    const args = ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp', '-noreset'];
    const xvfb = spawn('Xvfb', args, { detached: true, stdio: ['ignore', 'ignore', 'pipe', 'pipe'] });
    const stop = (): void => {
      process.off('exit', stop);
      xvfb.kill();
    };
    process.on('exit', stop);

    let errors = '';
    const messages = xvfb.stderr as Socket;
    messages.setEncoding('utf8').on('data', (text: string) => {
      errors = (errors + text).slice(-2000);
    });
    const failed = (): void => {
      clearTimeout(timer);
      stop();
      fail(new Problem(`Xvfb, the display for machines without one, did not start: ${errors.trim() || 'no reason'}`));
    };
    const timer = setTimeout(failed, 30_000);
    xvfb.on('error', failed);
    xvfb.on('exit', failed);

    let number = '';
    const channel = xvfb.stdio[3] as Socket;
    channel.setEncoding('utf8').on('data', (text: string) => {
      number += text;
      if (!number.endsWith('\n')) return;
      clearTimeout(timer);
      xvfb.off('exit', failed);
      xvfb.unref();
      channel.unref();
      messages.unref();
      done({ display: `:${number.trim()}`, stop });
    });
  });
}
