import { createHash } from 'node:crypto';
import type { Check } from '../../shared/check.ts';
import type { Report } from '../../shared/evidence.ts';
import type { PrintJob } from '../../shared/printing.ts';
import type { ExportTrouble } from '../../shared/reporting.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { writeDurably } from '../records/durable.ts';
import type { PictureRecords } from '../records/records.ts';
import { storageTrouble } from '../records/storage-trouble.ts';
import { countPages } from './page-count.ts';
import { attachmentsOf, readPictures, withoutDamaged } from './pictures.ts';
import type { Attachment } from './proof/attach.ts';
import { reportHash } from './report-hash.ts';

export interface SaveWatch {
  readonly signal: AbortSignal;
  readonly onProgress: (share: number) => void;
}

export interface SaveParts {
  readonly pictures: Pick<PictureRecords, 'read'>;
  readonly print: (
    job: PrintJob,
    pictures: (sha256: string) => Promise<Uint8Array | null>,
    watch: SaveWatch,
  ) => Promise<Uint8Array>;
  /**
   * Attaches, describes, signs and verifies. `vaultClosed`: by now there is nothing to sign with. `unsound`: the file would
   * be told as changed, and must not be given out.
   */
  readonly finish: (
    printed: Uint8Array,
    report: Report,
    attachments: readonly Attachment[],
  ) => Promise<Result<Uint8Array, 'vaultClosed' | 'unsound'>>;
  readonly logo: PrintJob['logo'];
  /**
   * Puts the file on record before it takes its name: a report that is there without a trace would be worse than a trace of
   * one that a crash kept from being there. What can't be recorded is not written.
   */
  readonly enter: (saved: SavedReport) => void;
  /** Puts on record that it failed after all. */
  readonly withdraw: () => void;
}

export interface SavedReport {
  readonly pages: number;
  readonly bytes: number;
  /** SHA-256 of the file. */
  readonly hash: string;
}

/** How the whole is shared out between reading, printing and the rest. */
const READ = 0.15;
const PRINTED = 0.8;
const FINISHED = 0.95;

/**
 * Makes the file of a report and puts it where a person wants it: whole, or not at all.
 *
 * @param checks those of the report, whose pictures it shows
 */
export async function saveReport(
  whole: Report,
  checks: readonly Check[],
  path: string,
  parts: SaveParts,
  { signal, onProgress }: SaveWatch,
): Promise<Result<SavedReport, Extract<ExportTrouble, 'diskFull' | 'refused' | 'vaultClosed' | 'unsound'>>> {
  const bytes = await readPictures(whole.withPictures ? checks : [], parts.pictures, {
    signal,
    onProgress: (share) => onProgress(share * READ),
  });
  const report = withoutDamaged(whole, bytes);
  const job = { report, twinHash: reportHash(report), logo: parts.logo };
  const printed = await parts.print(job, async (sha256) => bytes.get(sha256) ?? null, {
    signal,
    onProgress: (share) => onProgress(READ + share * (PRINTED - READ)),
  });
  signal.throwIfAborted();
  onProgress(PRINTED);
  const pages = countPages(printed);
  const made = await parts.finish(printed, report, attachmentsOf(report, bytes));
  signal.throwIfAborted();
  if (!made.ok) return made;
  const finished = made.value;
  onProgress(FINISHED);
  const hash = createHash('sha256').update(finished).digest('hex');
  const saved = { pages, bytes: finished.byteLength, hash };
  let isEntered = false;
  try {
    await writeDurably(path, finished, () => {
      signal.throwIfAborted();
      parts.enter(saved);
      isEntered = true;
    });
  } catch (fault) {
    if (isEntered) parts.withdraw();
    const trouble = storageTrouble(fault);
    if (trouble === null) throw fault;
    return failure(trouble === 'full' ? 'diskFull' : 'refused');
  }
  onProgress(1);
  return success(saved);
}
