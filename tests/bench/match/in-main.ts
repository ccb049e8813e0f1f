import type { Span } from './in-page.ts';

export interface MainFigures {
  /** What was made to last: commits, and files with their folders. */
  readonly writes: readonly Span[];
  /** Milliseconds of the processor, user and system, of the whole main process. */
  readonly processor: number;
}

interface Watched {
  endWatch: () => MainFigures;
}

/** In the main process: stands before the calls that make something last, and times them. */
export async function watchMain({ app }: typeof import('electron')): Promise<void> {
  const { createRequire } = process.getBuiltinModule('node:module');
  const { open } = process.getBuiltinModule('node:fs/promises');
  type Method = (this: unknown, ...given: unknown[]) => unknown;
  const writes: Span[] = [];
  const undo: (() => void)[] = [];
  const timed = (holder: object, name: string, isMeant: (self: unknown) => boolean = () => true) => {
    const methods = holder as Record<string, Method>;
    const own = methods[name] as Method;
    methods[name] = function (...given) {
      const from = performance.timeOrigin + performance.now();
      const done = () => {
        if (isMeant(this)) writes.push({ from, to: performance.timeOrigin + performance.now() });
      };
      const returned = own.apply(this, given);
      if (returned instanceof Promise) return returned.finally(done);
      done();
      return returned;
    };
    undo.push(() => {
      methods[name] = own;
    });
  };
  const file = await open(process.execPath);
  for (const name of ['writeFile', 'sync']) timed(Object.getPrototypeOf(file), name);
  await file.close();
  const Driver = createRequire(`${app.getAppPath()}/package.json`)('better-sqlite3-multiple-ciphers');
  const database = new Driver(':memory:');
  const statements = Object.getPrototypeOf(database.prepare('SELECT 1'));
  database.close();
  timed(statements, 'run', (statement) => (statement as { readonly source: string }).source === 'COMMIT');
  const before = process.cpuUsage();
  (globalThis as unknown as Watched).endWatch = () => {
    const { user, system } = process.cpuUsage(before);
    for (const step of undo) step();
    return { writes, processor: (user + system) / 1000 };
  };
}

export function endWatch(): MainFigures {
  return (globalThis as unknown as Watched).endWatch();
}
