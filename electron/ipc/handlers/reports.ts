import type { AnswerOf, CallProblem } from '../../../shared/contract/contract.ts';
import { type Result, success } from '../../../shared/result.ts';
import { sweepBeside } from '../../files/durable.ts';
import type { Work } from '../../records-session.ts';
import { makeExport } from '../../reports/exports/make-export.ts';
import { makeReport } from '../../reports/make-report.ts';
import type { Finding } from '../../reports/proof/verify/finding.ts';
import { type Pins, type RecordsView, toVerification } from '../../reports/proof/verify/verification.ts';
import { cancelled, type Watch } from '../../work/long-work.ts';
import { type HandlersOf, withoutAnswer } from '../call.ts';
import type { Services } from '../services.ts';
import { withRecords } from '../with-records.ts';

/** Reports and exports, which take turns; and whether a report was changed. */
export function reportsHandlers(services: Services): HandlersOf<'reports'> {
  const { reportWork, recordsSession, savedFile, signing } = services;
  const working = withRecords(recordsSession);

  const onSaved = async (path: string) => {
    savedFile.remember(path);
    await sweepBeside(path, services.now(), services.reportFault);
  };
  const inTurn = async <Answer extends AnswerOf<'reports.save' | 'reports.export'>>(
    name: 'report' | 'export',
    make: (work: Work, watch: Watch) => Promise<Answer>,
  ) => {
    const done = await reportWork.run<Result<Answer, CallProblem>>(name, async (watch) =>
      working(async (work) => success(await make(work, watch))),
    );
    return done === cancelled ? success({ result: 'failed', why: 'cancelled' } as const) : done;
  };

  /** What the file says is told even where the records can't be read. */
  const besideRecords = (finding: Finding, pins: Pins, view: RecordsView | null) => {
    try {
      return toVerification(finding, pins, view);
    } catch (fault) {
      services.reportFault('looking a report up in the records', fault);
      return toVerification(finding, pins, null);
    }
  };

  return {
    'reports.save': (request) =>
      inTurn('report', ({ records, outbox: { sharedWith } }, watch) =>
        makeReport(request, { ...services, records, sharedWith, onSaved }, watch),
      ),
    'reports.export': (request) =>
      inTurn('export', ({ records }, watch) => makeExport(request, { ...services, records, onSaved }, watch)),
    'reports.actOnFile': async ({ how }) => success({ end: await savedFile.use(how) }),
    'reports.cancel': withoutAnswer(() => reportWork.cancel()),
    'reports.verify': async ({ bytes }) => {
      const finding = await services.verifyReport(bytes);
      const records = recordsSession.current()?.records ?? null;
      const view = records && {
        countChecks: records.checks.countKnown,
        containsHead: records.audit.contains,
      };
      return success(besideRecords(finding, await signing.pins(), view));
    },
  };
}
