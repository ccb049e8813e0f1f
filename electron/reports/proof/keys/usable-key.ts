import type { SigningTrouble } from '../../../../shared/reporting.ts';
import { readCms, signCms } from '../cms.ts';
import { roomForCms } from '../signature-field.ts';
import { readCertificate, sameBytes } from './certificate.ts';
import type { NewKey } from './make-certificate.ts';
import { hasCommonNames } from './names.ts';
import { type ReportSigner, toSigner } from './signer.ts';

/**
 * Why no report could be signed with a key from elsewhere; null where one can. It is tried: the libraries of cryptography
 * differ in what they take for a key, and whoever imports one should hear of it then, not with the first report.
 */
export async function whyUnusable(key: NewKey, now: Date): Promise<SigningTrouble | null> {
  const certificate = readCertificate(key.certificate);
  if (certificate === null) return 'keyKind';
  if (!(await hasCommonNames(certificate))) return 'certificateNames';
  // A date that can't be read is before and after nothing.
  if (!(certificate.validFrom <= now && now < certificate.validUntil)) return 'expired';
  try {
    return (await canSign(await toSigner(key), now)) ? null : 'keyKind';
  } catch {
    // It isn't taken for a key, or its certificate is none that a signature can carry.
    return 'keyKind';
  }
}

async function canSign(signer: ReportSigner, now: Date): Promise<boolean> {
  const { der } = signer.certificate;
  const digest = Buffer.alloc(32, 1);
  const cms = await signCms(signer, digest, now);
  const read = await readCms(cms);
  return (
    read !== null &&
    read.digest === digest.toString('hex') &&
    sameBytes(read.certificate.der, der) &&
    cms.byteLength <= roomForCms(der.byteLength)
  );
}
