import { parentPort, workerData } from 'node:worker_threads';
import type { BackupTrouble } from '../../../shared/records.ts';
import { failure, type Result, success } from '../../../shared/result.ts';
import { restoreInto } from '../backup/restore-backup.ts';
import { backupTroubleOf } from '../backup/trouble.ts';
import { writeBackup } from '../backup/write-backup.ts';
import { type Database, openDatabase } from '../database.ts';
import { readHistory } from '../history-query.ts';
import { databasePath, picturesFolder } from '../layout.ts';
import { createPictureFiles } from '../picture-files.ts';
import { type JobContext, type Jobs, type Reply, type Request, StoppedError, type ThreadSetUp } from './jobs.ts';
import { verify } from './verify.ts';

/** The thread's entry: it reads through a connection of its own, which can't write. */
const { folder, keys }: ThreadSetUp = workerData;
/** Told no more often than a person can see. */
const PROGRESS_STEPS = 200;

let opened: Database | null = null;

function database(): Database {
  if (opened === null) {
    const result = openDatabase({ path: databasePath(folder), key: keys.database, readonly: true });
    if (!result.ok) throw new Error(`The records can't be read: ${result.error}`);
    opened = result.value;
  }
  return opened;
}

async function run(request: Request, context: JobContext): Promise<Jobs[Request['name']]['answer']> {
  switch (request.name) {
    case 'history':
      return readHistory(database(), request.asked);
    case 'verify':
      return verify({
        database: database(),
        files: createPictureFiles(picturesFolder(folder), keys),
        chainKey: keys.chainSeal,
        ...request.asked,
        ...context,
      });
    case 'backUp':
      return orTrouble(() => writeBackup({ folder, keys, database: database(), ...request.asked, ...context }));
    case 'restore':
      return orTrouble(() => restoreInto({ folder, keys, ...request.asked, ...context }));
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
  let told = -1;
  return {
    onProgress(share) {
      const step = Math.floor(share * PROGRESS_STEPS);
      if (step === told) return;
      told = step;
      reply({ id, kind: 'progress', share });
    },
    goOn() {
      if (Atomics.load(stop, 0) !== 0) throw new StoppedError('Somebody has asked to stop.');
    },
  };
}

function reply(message: Reply): void {
  parentPort?.postMessage(message);
}

parentPort?.on('message', async (request: Request) => {
  const { id } = request;
  try {
    reply({ id, kind: 'answer', answer: await run(request, contextOf(request)) });
  } catch (fault) {
    if (fault instanceof StoppedError) reply({ id, kind: 'stopped' });
    else reply({ id, kind: 'fault', message: fault instanceof Error ? fault.message : String(fault) });
  }
});
