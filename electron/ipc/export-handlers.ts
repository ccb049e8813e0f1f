import type { AnswerOf, CallProblem } from '../../shared/contract.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import type { Handlers } from './call.ts';
import { recordsClosed } from './checks-handlers.ts';
import { enteredOrRemoved } from './entered-file.ts';
import type { Services } from './handlers.ts';
import { cancelled, type LongWork, unlessEnded } from './long-work.ts';

type ExportAnswer = AnswerOf<'reports.export'>;

/** Exports of what History shows. Reports and exports take turns: `work` is the same for both. */
export function exportHandlers(
  { workplace, askExportPath, savedFile }: Pick<Services, 'workplace' | 'askExportPath' | 'savedFile'>,
  work: LongWork,
): Pick<Handlers, 'reports.export' | 'reports.cancel' | 'reports.showFile'> {
  return {
    'reports.export': async ({ format, query }) => {
      const done = await work.run<Result<ExportAnswer, CallProblem>>('export', async ({ onProgress, signal }) => {
        const records = workplace.current()?.records;
        if (!records) return recordsClosed;
        const { total } = await records.reader.history({ ...query, before: null, limit: 1 });
        if (total === 0) return success({ result: 'failed', why: 'nothing' });
        const chosen = await unlessEnded(signal, askExportPath(format));
        if (chosen === null) return success({ result: 'declined' });
        const written = await records.reader.export({ path: chosen.path, format, query }, onProgress, signal);
        if (!written.ok) return success({ result: 'failed', why: written.error });
        const { checks, bytes, hash } = written.value;
        const entry = { format, checks, hash };
        const trouble = await enteredOrRemoved(chosen.path, () =>
          records.audit.append({ event: 'exported', ...entry }),
        );
        if (trouble) return success({ result: 'failed', why: trouble });
        savedFile.remember(chosen.path);
        return success({ result: 'written', name: chosen.name, checks, bytes });
      });
      return done === cancelled ? success({ result: 'failed', why: 'cancelled' }) : done;
    },
    'reports.showFile': () =>
      savedFile.show() ? success({}) : failure({ code: 'notFound', message: 'nothing was saved since the start' }),
    'reports.cancel': () => {
      work.cancel();
      return success({});
    },
  };
}
