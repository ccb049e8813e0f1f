import type { Check } from '../../shared/check/check.ts';
import type { AnswerOf, RequestOf } from '../../shared/contract/contract.ts';
import type { Report } from '../../shared/evidence/evidence.ts';
import { MOST_PICTURE_BYTES_IN_REPORT } from '../../shared/evidence/reporting.ts';
import { unprintableOf } from '../../shared/evidence/unprintable.ts';
import { failure, success } from '../../shared/result.ts';
import type { OperatorSettings } from '../../shared/settings.ts';
import type { Records } from '../records/records.ts';
import { unlessEnded, type Watch } from '../work/long-work.ts';
import { buildReport, type ReportParts } from './evidence.ts';
import { gatherReport } from './gather.ts';
import { pictureBytesOf } from './pictures.ts';
import { type Certificate, sameBytes } from './proof/keys/certificate.ts';
import type { SigningKeys } from './proof/keys/signing-keys.ts';
import { canBeVerified } from './proof/twin.ts';
import type { VerifyReport } from './proof/verify/verify-thread.ts';
import { type SaveParts, saveReport } from './save.ts';
import { reportFileName } from './title.ts';

/** What making a report takes from outside. */
export interface ReportSurroundings {
  readonly records: Pick<Records, 'checks' | 'cases' | 'settings' | 'audit' | 'pictures'>;
  readonly sharedWith: Parameters<typeof gatherReport>[2]['sharedWith'];
  readonly newId: () => string;
  readonly now: () => Date;
  /** What this computer's clock is ahead of the vendors', in milliseconds; null until one has said the time. */
  readonly clockOffset: () => number | null;
  readonly version: string;
  /** This computer, as reports name it. */
  readonly device: ReportParts['device'];
  /** Asks a person where it is to be written, under the name that it is offered; null where they changed their mind. */
  readonly askReportPath: (name: string) => Promise<{ readonly path: string; readonly name: string } | null>;
  /** Gets ready to print one report; closed whether or not that was printed. */
  readonly openPrinter: () => Printer;
  readonly signing: Pick<SigningKeys, 'signer'>;
  /** Waits for no file of anybody's. */
  readonly verifyOwnReport: VerifyReport;
  readonly onSaved: (path: string) => Promise<void>;
}

interface Printer {
  readonly print: SaveParts['print'];
  readonly close: () => Promise<void>;
}

type SaveAnswer = AnswerOf<'reports.save'>;

/** The road of a report: gathered, built, asked about, printed, signed, verified, and given its name. */
export async function makeReport(
  { despite, ...request }: RequestOf<'reports.save'>,
  surroundings: ReportSurroundings,
  watch: Watch,
): Promise<SaveAnswer> {
  const { records, newId, now, clockOffset, version, device, sharedWith, signing, openPrinter } = surroundings;
  const parts = gatherReport(records, request, {
    id: newId(),
    madeAt: now(),
    clockOffset: clockOffset(),
    programVersion: version,
    device,
    sharedWith,
  });
  if (parts === null) return failed('nothing');
  const checks = parts.checks.map(({ check }) => check);
  if (request.withPictures && pictureBytesOf(checks) > MOST_PICTURE_BYTES_IN_REPORT) return failed('tooLarge');
  // Before anything is asked or printed: without a signature there is no report.
  const before = await signing.signer();
  if (!before.ok) return failed('vaultClosed');
  const report = buildReport(parts);
  if (!canBeVerified(report)) return failed('tooLarge');
  const unprintable = unprintableOf(report);
  const signerExpired = expiredBy(now(), before.value.signer.certificate);
  if (!despite && (unprintable.length > 0 || signerExpired !== null)) {
    return { result: 'asks', unprintable, signerExpired };
  }
  // It gets ready while the person is asked.
  const printer = openPrinter();
  try {
    return await printAsAsked(report, checks, printer, surroundings, watch);
  } finally {
    // Before this is over: with the hidden window still open, a quit that waits for no more than this would not come to its end.
    await printer.close();
  }
}

async function printAsAsked(
  report: Report,
  checks: readonly Check[],
  printer: Printer,
  { records, signing, askReportPath, verifyOwnReport, onSaved }: ReportSurroundings,
  watch: Watch,
): Promise<SaveAnswer> {
  const chosen = await unlessEnded(watch.signal, askReportPath(reportFileName(report)));
  if (chosen === null) return { result: 'declined' };
  // From here on nobody is asked anything. While that was, the vault may have been closed, or another key have been taken.
  const current = await signing.signer();
  if (!current.ok) return failed('vaultClosed');
  const { signer } = current.value;
  const { name, fingerprint } = signer.certificate;
  watch.onProgress(0);
  const saving: SaveParts = {
    pictures: records.pictures,
    print: printer.print,
    finish: async (printed, finished, attachments) => {
      // The vault may have been closed while it was printed.
      const stillOpen = await signing.signer();
      if (!stillOpen.ok) return stillOpen;
      // Brings a large library that nothing else needs.
      const { finishReport } = await import('./proof/finish-report.ts');
      const file = await finishReport(printed, finished, attachments, signer);
      // A copy, as the bytes are moved to where they are verified.
      const seen = await unlessEnded(watch.signal, verifyOwnReport(Uint8Array.from(file)));
      const isSound = seen.result === 'unchanged' && sameBytes(seen.certificate.der, signer.certificate.der);
      return isSound ? success(file) : failure('unsound');
    },
    signer: { name, fingerprint },
    logo: logoOf(records.settings.read()),
    enter: ({ hash }) => {
      const { id, masked, withPictures } = report;
      const entry = { report: id, checks: checks.length, masked, withPictures, hash };
      records.audit.append({ event: 'reported', ...entry });
    },
    withdraw: () => records.audit.append({ event: 'reportUnfinished', report: report.id }),
  };
  const saved = await saveReport(report, checks, chosen.path, saving, watch);
  if (!saved.ok) return failed(saved.error);
  const { pages, bytes } = saved.value;
  await onSaved(chosen.path);
  return { result: 'written', name: chosen.name, pages, bytes };
}

function failed(why: Extract<SaveAnswer, { result: 'failed' }>['why']): SaveAnswer {
  return { result: 'failed', why };
}

/** Only of an organisation's: the installation makes itself another one in time. */
function expiredBy(now: Date, { validUntil }: Certificate): string | null {
  return validUntil > now ? null : validUntil.toISOString();
}

function logoOf({ logo }: Pick<OperatorSettings, 'logo'>): SaveParts['logo'] {
  return logo && { format: logo.format, bytes: Buffer.from(logo.base64, 'base64') };
}
