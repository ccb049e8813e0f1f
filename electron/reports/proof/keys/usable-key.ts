import type { SigningTrouble } from '../../../../shared/evidence/reporting.ts';
import { failure, type Result, success } from '../../../../shared/result.ts';
import { roomForCms } from '../byte-range.ts';
import { readCms, signCms } from '../cms.ts';
import { readCertificate, sameBytes } from './certificate.ts';
import type { NewKey } from './make-certificate.ts';
import { hasCommonNames } from './names.ts';
import type { KeysWithCertificates } from './pkcs12/read-pkcs12.ts';
import { type ReportSigner, toSigner } from './signer.ts';

/** The first of these that reports can be signed with; else why the first of all can't be. */
export async function firstUsable(
  [first, ...others]: KeysWithCertificates,
  now: Date,
): Promise<Result<NewKey, SigningTrouble>> {
  const why = await whyUnusable(first, now);
  if (why === null) return success(first);
  for (const key of others) if ((await whyUnusable(key, now)) === null) return success(key);
  return failure(why);
}

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
