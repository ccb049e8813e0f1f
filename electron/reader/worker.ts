import { parentPort, workerData } from 'node:worker_threads';
import type { BackupTrouble } from '../../shared/records.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { codeOf, RecordsUnreadableError } from '../files/storage-trouble.ts';
import { restoreInto } from '../records/backup/restore-backup.ts';
import { backupTroubleOf } from '../records/backup/trouble.ts';
import { writeBackup } from '../records/backup/write-backup.ts';
import type { Database } from '../records/database/connection.ts';
import { openDatabase } from '../records/database/database.ts';
import { databasePath } from '../records/layout.ts';
import { createCaseLister } from '../records/search/case-search.ts';
import { createHistoryReader } from '../records/search/history-query.ts';
import { type JobContext, StoppedError } from '../work/job-context.ts';
import { END, type Jobs, type Reply, type Request, type ThreadSetUp } from './jobs.ts';
import { verify } from './verify-records.ts';
import { writeExport } from './write-export.ts';

/** The thread's entry: it reads through a connection of its own, which can't write. */
const { folder, keys }: ThreadSetUp = workerData;
/** Told no more often than a person can see. */
const PROGRESS_STEPS = 200;

let kept: ReturnType<typeof openForLooks> | null = null;

/** For what is asked for again and again. */
function looks() {
  kept ??= openForLooks();
  return kept;
}

/** So much stays decrypted, in kibibytes; by itself SQLite keeps two megabytes, and what lies together is read again and again. */
const KEPT = 16_384;

function openForLooks() {
  const database = open();
  return { database, history: createHistoryReader(database), cases: createCaseLister(database) };
}

function open(): Database {
  const opened = openDatabase({ path: databasePath(folder), key: keys.database, readonly: true });
  if (!opened.ok) throw new RecordsUnreadableError(opened.error);
  opened.value.pragma(`cache_size = -${KEPT}`);
  return opened.value;
}

async function run(request: Request, context: JobContext): Promise<Jobs[Request['name']]['answer']> {
  switch (request.name) {
    case 'history':
      return looks().history(request.asked);
    case 'cases':
      return looks().cases(request.asked);
    case 'verify':
      return verify({ folder, keys, ...request.asked, ...context });
    case 'backUp':
      return orTrouble(() => writeBackup({ folder, keys, database: looks().database, ...request.asked, ...context }));
    case 'export':
      return alone((connection) => writeExport({ database: connection, ...request.asked, ...context }));
    case 'restore':
      return orTrouble(() => restoreInto({ folder, keys, ...request.asked, ...context }));
  }
}

/** With a connection of its own: a transaction in it is nobody else's. */
async function alone<Value>(work: (connection: Database) => Promise<Value>): Promise<Value> {
  const connection = open();
  try {
    return await work(connection);
  } finally {
    connection.close();
  }
}

async function orTrouble<Value>(work: () => Promise<Value>): Promise<Result<Value, BackupTrouble>> {
  try {
    return success(await work());
  } catch (fault) {
    const trouble = backupTroubleOf(fault);
    if (trouble === null) throw fault;
    return failure(trouble);
  }
}

function contextOf({ id, stop }: Request): JobContext {
  let last = -1;
  return {
    onProgress(told) {
      const share = asShare(told);
      const step = Math.floor(share * PROGRESS_STEPS);
      if (step === last) return;
      last = step;
      reply({ id, kind: 'progress', share });
    },
    goOn() {
      if (Atomics.load(stop, 0) !== 0) throw new StoppedError('Somebody has asked to stop.');
    },
  };
}

/** What the window is told is from 0 to 1, whatever was divided by what. */
function asShare(share: number): number {
  return Number.isNaN(share) ? 0 : Math.min(1, Math.max(0, share));
}

function reply(message: Reply): void {
  parentPort?.postMessage(message);
}

parentPort?.on('message', async (request: Request | typeof END) => {
  if (request === END) {
    kept?.database.close();
    parentPort?.close();
    return;
  }
  const { id } = request;
  try {
    reply({ id, kind: 'answer', answer: await run(request, contextOf(request)) });
  } catch (fault) {
    if (fault instanceof StoppedError) reply({ id, kind: 'stopped' });
    else
      reply({
        id,
        kind: 'fault',
        message: fault instanceof Error ? fault.message : String(fault),
        code: codeOf(fault),
      });
  }
});
