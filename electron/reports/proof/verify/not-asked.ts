import type { ReportVerification } from '../../../../shared/verification.ts';

/**
 * What was found while the certificates that signers are known by were out of reach: an unknown signer need be no stranger
 * then, and nobody may be told that he is.
 */
export function withSignerNotAsked(found: ReportVerification): ReportVerification {
  if (found.result === 'unreadable' || found.signer?.who !== 'unknown') return found;
  return { ...found, signer: { ...found.signer, who: 'notAsked' } };
}
