import Driver from 'better-sqlite3-multiple-ciphers';

type Run = (this: { readonly source: string }, ...given: unknown[]) => unknown;

/** Times the commits of this process, which waits for the disk at each. Gives the milliseconds so far, since it was last asked. */
export function watchCommits(): () => number {
  const database = new Driver(':memory:');
  const statements = Object.getPrototypeOf(database.prepare('SELECT 1')) as { run: Run };
  database.close();
  const own = statements.run;
  let waited = 0;
  statements.run = function (...given) {
    if (this.source !== 'COMMIT') return own.apply(this, given);
    const began = performance.now();
    try {
      return own.apply(this, given);
    } finally {
      waited += performance.now() - began;
    }
  };
  return () => {
    const milliseconds = waited;
    waited = 0;
    return milliseconds;
  };
}
