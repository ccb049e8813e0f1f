import type { AnswerOf, CallProblem } from '../../../shared/contract/contract.ts';
import { failure, type Result, success } from '../../../shared/result.ts';
import { sweepBeside } from '../../files/durable.ts';
import { recordAfterwards } from '../../records/on-record.ts';
import { unlessEnded } from '../../work/long-work.ts';
import { type HandlersOf, withoutAnswer } from '../call.ts';
import type { Services } from '../services.ts';
import { unprotected, withRecords } from '../with-records.ts';

/** The records as a whole. */
export function recordsHandlers(services: Services): HandlersOf<'records'> {
  const { recordsSession, recordsWork: long } = services;
  const working = withRecords(recordsSession);

  return {
    'records.status': async () => success(await recordsSession.status()),
    'records.retry': async () => {
      services.vault.retry();
      await recordsSession.open();
      services.announceChange();
      return success(await recordsSession.status());
    },
    'records.setAside': async () => {
      const name = await recordsSession.setAside();
      if (name !== null) services.pageState.clear();
      services.announceChange();
      return name === null ? notNow : success({ name });
    },
    'records.verify': ({ printedHead }) =>
      long.run('verification', async ({ onProgress, signal }) =>
        working(async ({ records }) => success(await records.reader.verify(printedHead, onProgress, signal))),
      ),
    'records.backUp': ({ passphrase }) =>
      long.run<Result<AnswerOf<'records.backUp'>, CallProblem>>('backup', async ({ onProgress, signal }) =>
        working(async ({ records }) => {
          if (recordsSession.throwAway()) return unprotected;
          const path = await unlessEnded(signal, services.askBackupPath());
          if (path === null) return success({ result: 'declined' });
          const written = await records.reader.backUp(path.path, passphrase, onProgress, signal);
          if (!written.ok) return success({ result: 'failed', why: written.error });
          await sweepBeside(path.path, services.now(), services.reportFault);
          // The backup is whole and in its place by now: nobody may be told that it is not.
          const recorded = recordAfterwards(records.audit, { event: 'backedUp' }, services.reportFault);
          return success({ result: 'written', name: path.name, ...written.value, recorded });
        }),
      ),
    'records.restore': ({ passphrase }) =>
      long.run<Result<AnswerOf<'records.restore'>, CallProblem>>('restoring', async (watch) => {
        if (recordsSession.throwAway()) return unprotected;
        const file = await unlessEnded(watch.signal, services.askBackupFile());
        if (file === null) return success({ result: 'declined' });
        const restored = await recordsSession.restore(file, passphrase, watch);
        // Of cases of other records.
        if (restored.ok) services.pageState.clear();
        services.announceChange();
        return restored.ok
          ? success({ result: 'restored', ...restored.value })
          : success({ result: 'failed', why: restored.error });
      }),
    'records.cancelWork': withoutAnswer(() => long.cancel()),
  };
}

const notNow = failure({ code: 'notNow', message: 'the records do not allow this now' } as const);
