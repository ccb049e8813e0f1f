import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { root } from './project.ts';

export interface Finished {
  code: number;
  output: string;
  errors: string;
  /** Why it never started, or was ended early. */
  trouble?: string;
}

interface Options {
  env?: NodeJS.ProcessEnv;
  folder?: string;
  /** Ends the command when it is aborted: a time limit, or a reason of the caller's own. */
  stop?: AbortSignal;
}

/**
 * Runs a command to its end and keeps what it prints. Never throws: a command that does not exist is an answer too,
 * and most callers have something better to say about it than Node has.
 */
export function run(command: string, args: string[], options: Options = {}): Promise<Finished> {
  return new Promise((done) => {
    const child = spawn(command, args, {
      cwd: options.folder ?? root,
      env: options.env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const finished: Finished = { code: 1, output: '', errors: '' };
    child.stdout.setEncoding('utf8').on('data', (text) => {
      finished.output += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text) => {
      finished.errors += text;
    });
    const stop = (): void => {
      const reason = options.stop?.reason;
      finished.trouble = reason?.name === 'TimeoutError' ? 'it took too long' : reason?.message;
      child.kill('SIGKILL');
    };
    options.stop?.addEventListener('abort', stop, { once: true });
    child.on('error', (error: NodeJS.ErrnoException) => {
      done({ ...finished, code: 127, trouble: error.code === 'ENOENT' ? `${command} was not found` : error.message });
    });
    child.on('close', (code, signal) => {
      options.stop?.removeEventListener('abort', stop);
      done({ ...finished, code: exitCode(code, signal) });
    });
  });
}

/**
 * Runs a command in the terminal's foreground and returns its exit code. Signals sent to this process reach the
 * command; those that the terminal sends reach it anyway, and a second copy would make Electron drop its clean end.
 */
export function runInFront(command: string, args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  return new Promise((done, fail) => {
    const child = spawn(command, args, { cwd: root, env, stdio: 'inherit' });
    const relay = (signal: NodeJS.Signals): void => {
      const sentByTerminal = signal !== 'SIGTERM' && process.stdin.isTTY;
      if (!sentByTerminal) child.kill(signal);
    };
    const signals: NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.on(signal, relay);

    // npm passes a signal on to its shell only. The shell dies of it and would leave the command running for ever.
    const parent = process.ppid;
    const orphaned = setInterval(() => {
      if (process.ppid !== parent) relay('SIGTERM');
    }, 1000);

    const settle = (): void => {
      clearInterval(orphaned);
      for (const signal of signals) process.off(signal, relay);
    };
    child.on('error', (error) => {
      settle();
      fail(error);
    });
    child.on('close', (code, signal) => {
      settle();
      done(exitCode(code, signal));
    });
  });
}

/** A process ended by a signal has no exit code: shells, and so we, report 128 and the signal's number. */
const exitCode = (code: number | null, signal: NodeJS.Signals | null): number =>
  code ?? 128 + (signal ? constants.signals[signal] : 0);
