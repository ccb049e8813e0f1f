import { MOST_REPORT_BYTES } from '../../../../shared/evidence/reporting.ts';
import type { ReportVerification, Signer } from '../../../../shared/evidence/verification.ts';
import type { ChainHead } from '../../../../shared/records.ts';
import { type Certificate, sameBytes } from '../keys/certificate.ts';
import { readTwin } from '../twin.ts';
import { type Finding, signedReport } from './finding.ts';
import { verifyPdf } from './verify-pdf.ts';

/** Whose certificates a signer is looked for among. */
export interface Pins {
  /** This installation's, former ones too. */
  readonly own: readonly Certificate[];
  readonly known: readonly Certificate[];
  /** False while the vault that keeps them is closed: an unknown signer need be no stranger then, and nobody may be told so. */
  readonly areAll: boolean;
}

/** What is asked of the records that are open. */
export interface RecordsView {
  /** How many of these there are. */
  countChecks(ids: readonly string[]): number;
  containsHead(head: ChainHead): boolean;
}

const OPENING_BRACE = '{'.charCodeAt(0);

/**
 * Tells whether a report is as it was signed, and by which certificate. The file may come from anybody: this never throws,
 * decompresses nothing, and takes time and memory only by the file's size.
 */
export async function verifyReport(bytes: Uint8Array): Promise<Finding> {
  if (bytes.byteLength > MOST_REPORT_BYTES) return { result: 'unreadable' };
  if (bytes[0] === OPENING_BRACE) return verifyTwin(bytes);
  return verifyPdf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}

async function verifyTwin(bytes: Uint8Array): Promise<Finding> {
  const read = await readTwin(bytes);
  if (read.kind === 'foreign') return { result: 'unreadable' };
  if (read.kind === 'twin' && read.certificate !== null) {
    return { result: 'unchanged', kind: 'twin', certificate: read.certificate, report: signedReport(read.twin) };
  }
  return { result: 'changed', kind: 'twin', changes: [{ what: 'twin' }], certificate: null };
}

/**
 * Says a finding to a person: who the signer is to us, and what the open records know of the report.
 *
 * @param records null where none are open
 */
export function toVerification(finding: Finding, pins: Pins, records: RecordsView | null): ReportVerification {
  if (finding.result === 'unreadable') return finding;
  const { result, kind, certificate } = finding;
  if (result === 'changed') {
    return { result, kind, changes: finding.changes, signer: certificate && signerOf(certificate, pins) };
  }
  const { id, madeAt, checkIds, chain } = finding.report;
  return {
    result,
    kind,
    signer: signerOf(certificate, pins),
    reportId: id,
    madeAt,
    checks: checkIds.length,
    records: records && {
      found: records.countChecks(checkIds),
      chain: records.containsHead(chain) ? 'contained' : 'notContained',
    },
  };
}

/** By the certificate's bytes: anybody can make one of the same name. */
export function signerOf(certificate: Certificate, { own, known, areAll }: Pins): Signer {
  const { fingerprint, name } = certificate;
  const isAmong = (pinned: readonly Certificate[]) => pinned.some(({ der }) => sameBytes(der, certificate.der));
  if (isAmong(own)) return { who: 'thisInstallation', fingerprint };
  if (isAmong(known)) return { who: 'known', fingerprint, name };
  return { who: areAll ? 'unknown' : 'notAsked', fingerprint, name };
}
