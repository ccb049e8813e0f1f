import { createHash } from 'node:crypto';
import type { Check } from '../../shared/check/check.ts';
import type { Report } from '../../shared/evidence/evidence.ts';
import type { PrintJob } from '../../shared/evidence/printing.ts';
import type { ExportTrouble } from '../../shared/evidence/reporting.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { writeDurably } from '../files/durable.ts';
import { canonicalJson } from '../records/chain/canonical.ts';
import { type PlacingTrouble, placeOnRecord } from '../records/on-record.ts';
import type { PictureRecords } from '../records/records.ts';
import type { Watch } from '../work/long-work.ts';
import { attachmentsOf, readPictures, withoutDamaged } from './pictures.ts';
import type { Attachment } from './proof/attach.ts';

export interface SaveParts {
  readonly pictures: Pick<PictureRecords, 'read'>;
  readonly print: (
    job: PrintJob,
    pictures: (sha256: string) => Promise<Uint8Array | null>,
    watch: Watch,
  ) => Promise<Uint8Array>;
  /**
   * Attaches, describes, signs and verifies. `vaultClosed`: by now there is nothing to sign with. `unsound`: the file would
   * be called changed, and must not be given out.
   */
  readonly finish: (
    printed: Uint8Array,
    report: Report,
    attachments: readonly Attachment[],
  ) => Promise<Result<Uint8Array, 'vaultClosed' | 'unsound'>>;
  readonly signer: PrintJob['signer'];
  readonly logo: PrintJob['logo'];
  /** As of any file: see `Recording`. */
  readonly enter: (saved: SavedReport) => void;
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
  { signal, onProgress }: Watch,
): Promise<Result<SavedReport, PlacingTrouble | Extract<ExportTrouble, 'vaultClosed' | 'unsound'>>> {
  const bytes = await readPictures(whole.withPictures ? checks : [], parts.pictures, {
    signal,
    onProgress: (share) => onProgress(share * READ),
  });
  const report = withoutDamaged(whole, bytes);
  const job = { report, twinHash: reportHash(report), signer: parts.signer, logo: parts.logo };
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
  const place = (beforeItsName: () => void) =>
    writeDurably(path, finished, () => {
      signal.throwIfAborted();
      beforeItsName();
    });
  const trouble = await placeOnRecord(place, { enter: () => parts.enter(saved), withdraw: parts.withdraw });
  if (trouble !== null) return failure(trouble);
  onProgress(1);
  return success(saved);
}

/**
 * What the pages print of their machine-readable twin: the hash of all that it says of checks. The twin itself also names
 * the hash of the pages, so theirs can't be of the whole file.
 */
export function reportHash(report: Report): string {
  return createHash('sha256').update(canonicalJson(report)).digest('hex');
}

const TYPE = '/Type';
/** Long enough for what may stand between a name and its value. */
const NEAR = 16;

/** Of a PDF as the browser prints it, where a page's dictionary stands in plain text. */
export function countPages(pdf: Uint8Array): number {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  let pages = 0;
  for (let at = bytes.indexOf(TYPE); at >= 0; at = bytes.indexOf(TYPE, at + 1)) {
    // Piece by piece: a whole report would be longer than a string can be.
    if (/^\/Type\s*\/Page\b/.test(bytes.toString('latin1', at, at + NEAR))) pages += 1;
  }
  return pages;
}
