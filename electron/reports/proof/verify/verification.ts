import type { ReportVerification, Signer } from '../../../../shared/evidence/verification.ts';
import type { ChainHead } from '../../../../shared/records.ts';
import { type Certificate, sameBytes } from '../keys/certificate.ts';
import type { Finding } from './finding.ts';

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
