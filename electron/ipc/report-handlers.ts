import type { AnswerOf, CallProblem } from '../../shared/contract.ts';
import { MOST_PICTURE_BYTES_IN_REPORT } from '../../shared/reporting.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import type { OperatorSettings } from '../../shared/settings.ts';
import { buildReport } from '../reports/evidence.ts';
import { reportFileName } from '../reports/file-name.ts';
import { gatherReport } from '../reports/gather.ts';
import { pictureBytesOf } from '../reports/pictures.ts';
import { finishReport } from '../reports/proof/finish.ts';
import { sameBytes } from '../reports/proof/keys/certificate.ts';
import { canBeVerified } from '../reports/proof/twin.ts';
import { type SaveParts, saveReport } from '../reports/save.ts';
import type { Handlers } from './call.ts';
import { recordsClosed } from './checks-handlers.ts';
import type { Services } from './handlers.ts';
import { cancelled, type LongWork, unlessEnded } from './long-work.ts';

type SaveAnswer = AnswerOf<'reports.save'>;
type Needed = Pick<
  Services,
  | 'workplace'
  | 'newId'
  | 'now'
  | 'clockOffset'
  | 'version'
  | 'device'
  | 'askReportPath'
  | 'savedFile'
  | 'printReport'
  | 'signing'
  | 'verifyOwnReport'
>;

/** Reports as PDF. They take turns with exports: `work` is the same for both. */
export function reportHandlers(services: Needed, work: LongWork): Pick<Handlers, 'reports.save'> {
  return {
    'reports.save': async (request) => {
      const done = await work.run<Result<SaveAnswer, CallProblem>>('report', async (watch) => {
        const records = services.workplace.current()?.records;
        if (!records) return recordsClosed;
        const parts = gatherReport(records, request, {
          id: services.newId(),
          madeAt: services.now(),
          clockOffset: services.clockOffset(),
          programVersion: services.version,
          device: services.device,
        });
        if (parts === null) return success({ result: 'failed', why: 'nothing' });
        const checks = parts.checks.map(({ check }) => check);
        if (request.withPictures && pictureBytesOf(checks) > MOST_PICTURE_BYTES_IN_REPORT) {
          return success({ result: 'failed', why: 'tooLarge' });
        }
        // Before anything is asked or printed: without a signature there is no report.
        if (!(await services.signing.signer()).ok) return success({ result: 'failed', why: 'vaultClosed' });
        const report = buildReport(parts);
        if (!canBeVerified(report)) return success({ result: 'failed', why: 'tooLarge' });
        const chosen = await unlessEnded(watch.signal, services.askReportPath(reportFileName(report)));
        if (chosen === null) return success({ result: 'declined' });
        // From here on nobody is asked anything.
        watch.onProgress(0);
        const saving: SaveParts = {
          pictures: records.pictures,
          print: services.printReport,
          finish: async (printed, finished, attachments) => {
            const found = await services.signing.signer();
            if (!found.ok) return found;
            const { signer } = found.value;
            const file = await finishReport(printed, finished, attachments, signer);
            // A copy, as the bytes are moved to where they are verified.
            const seen = await unlessEnded(watch.signal, services.verifyOwnReport(Uint8Array.from(file)));
            const isSound = seen.result === 'unchanged' && sameBytes(seen.certificate.der, signer.certificate.der);
            return isSound ? success(file) : failure('unsound');
          },
          logo: logoOf(records.settings.read()),
          enter: ({ hash }) => {
            const { id, masked, withPictures } = report;
            const entry = { report: id, checks: checks.length, masked, withPictures, hash };
            records.audit.append({ event: 'reported', ...entry });
          },
          withdraw: () => records.audit.append({ event: 'reportUnfinished', report: report.id }),
        };
        const saved = await saveReport(report, checks, chosen.path, saving, watch);
        if (!saved.ok) return success({ result: 'failed', why: saved.error });
        const { pages, bytes } = saved.value;
        services.savedFile.remember(chosen.path);
        return success({ result: 'written', name: chosen.name, pages, bytes });
      });
      return done === cancelled ? success({ result: 'failed', why: 'cancelled' }) : done;
    },
  };
}

function logoOf({ logo }: Pick<OperatorSettings, 'logo'>): SaveParts['logo'] {
  return logo && { format: logo.format, bytes: Buffer.from(logo.base64, 'base64') };
}
