import type { Database } from './connection.ts';

/** Transactions on the connection that writes. */
export type Steps = ReturnType<typeof createSteps>;

export function createSteps(database: Database) {
  const begin = database.prepare('BEGIN IMMEDIATE');
  const commit = database.prepare('COMMIT');
  const rollback = database.prepare('ROLLBACK');
  let depth = 0;
  let waiting: (() => void)[] = [];
  let ending = new Map<string, () => void>();
  const endings: (() => void)[] = [];
  /** A step inside has failed: what is around it must not be kept either, even where it has caught the error. */
  let failed: { readonly error: unknown } | null = null;
  // What an earlier run has removed may be in its log still, if it ended before that could be emptied.
  let traces = !emptyLog(database);

  function inside<Value>(work: () => Value): Value {
    depth += 1;
    try {
      return work();
    } catch (error) {
      failed ??= { error };
      throw error;
    } finally {
      depth -= 1;
    }
  }

  function throwIfFailed(): void {
    if (failed) throw failed.error;
  }

  function outermost<Value>(work: () => Value): Value {
    failed = null;
    waiting = [];
    ending = new Map();
    begin.run();
    let value: Value;
    try {
      value = inside(() => {
        const given = work();
        throwIfFailed();
        for (const end of endings) end();
        for (const end of ending.values()) end();
        return given;
      });
      throwIfFailed();
      commit.run();
    } catch (error) {
      // On a full disk SQLite may have rolled back by itself.
      if (database.inTransaction) rollback.run();
      throw error;
    }
    if (traces) traces = !emptyLog(database);
    const then = waiting;
    waiting = [];
    for (const run of then) run();
    return value;
  }

  return {
    /** All of it is kept, or nothing. A step inside a step is part of it. */
    step: <Value>(work: () => Value): Value => (depth > 0 ? inside(work) : outermost(work)),
    /** Runs at the end of the step under way, as a part of it; where that is asked several times under one name, once. */
    beforeCommit(name: string, work: () => void) {
      if (depth === 0) throw new Error('There is no step under way.');
      ending.set(name, work);
    },
    /** Runs at the end of every step, as a part of it, and before what was asked to run there. */
    atEachEnd(work: () => void) {
      endings.push(work);
    },
    /** Runs once what is being written has been kept; at once outside a step; never for what was not kept. */
    afterCommit(then: () => void) {
      if (depth > 0) waiting.push(then);
      else then();
    },
    /** What the step under way removes must not be found in the write-ahead log either: that is emptied once it is kept. */
    leaveNoTrace() {
      traces = true;
    },
  };
}

/** Writes the log into the file and empties it. While somebody reads that can't be done; the next step tries again. */
function emptyLog(database: Database): boolean {
  const patience = Number(database.pragma('busy_timeout', { simple: true }));
  try {
    // The window waits for no reader.
    database.pragma('busy_timeout = 0');
    return database.pragma('wal_checkpoint(TRUNCATE)', { simple: true }) === 0;
  } catch {
    // The step itself has been kept. What keeps the log from being emptied will stop the next write, and be told there.
    return false;
  } finally {
    database.pragma(`busy_timeout = ${patience}`);
  }
}
