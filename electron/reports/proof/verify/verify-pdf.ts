import type { Change } from '../../../../shared/evidence/verification.ts';
import { endsAsWritten, findMovedRange, findSignedRanges, readContents, type SignedRange } from '../byte-range.ts';
import { type CmsSignature, readCms } from '../cms.ts';
import { sha256Of } from '../digest.ts';
import { type Certificate, sameBytes } from '../keys/certificate.ts';
import { findObjects } from '../objects.ts';
import { attachedBytes, findTwins } from '../stream.ts';
import { type ReadTwin, readTwin, TWIN_NAME } from '../twin.ts';
import { differences, type Parts } from './differences.ts';
import { type Finding, signedReport } from './finding.ts';

/** What a whole PDF of ours is made of, as far as it can still be made out. */
interface SignedParts extends Parts {
  readonly signature: CmsSignature | null;
}

/**
 * Verifies a PDF. It is unchanged only where one signature covers the whole file, in exactly the form that the program
 * writes, and the twin in it is signed by the same certificate and fits pages and pictures. Whatever isn't so is named, as
 * near as it can be.
 */
export async function verifyPdf(file: Buffer): Promise<Finding> {
  const [range, ...more] = findSignedRanges(file);
  // Where bytes were put in or taken out, what was signed ends somewhere in the middle, or behind the end.
  const isEndKnown = range !== undefined && endsAsWritten(file, range.end);
  const covered = isEndKnown ? file.subarray(0, range.end) : file;
  const isCutOff = !endsAsWritten(covered, covered.byteLength);
  const parts = await readParts(covered, range ?? findMovedRange(file));
  const { signature, twin } = parts;
  // Nothing in it says that it was ours: no twin, and no signature in the form that we write.
  const isOurs = signature !== null || twin.kind !== 'foreign' || file.includes(TWIN_NAME);
  if (!isOurs) return { result: 'unreadable' };
  const changes: Change[] = [];
  if (covered.byteLength < file.byteLength) changes.push({ what: 'appended' });
  const isSignedTwice = more.some(({ end }) => end <= covered.byteLength);
  if (signature === null || isSignedTwice || signatureOfAnother(signature, twin)) changes.push({ what: 'signature' });
  if (isCutOff) changes.push({ what: 'file' });
  // The twin lies near the end: of a file that was cut off before it nobody knows whether it was another one.
  if (!isCutOff || twin.kind !== 'foreign') changes.push(...(await differences(parts)));
  const certificate = signature?.certificate ?? null;
  const isSigned = range?.end === file.byteLength && signature?.digest === (await digestOf(file, range));
  if (changes.length === 0 && isSigned && certificate !== null && twin.kind === 'twin') {
    return { result: 'unchanged', kind: 'pdf', certificate, report: signedReport(twin.twin) };
  }
  // What has changed is none of the parts, but something has.
  if (changes.length === 0) changes.push({ what: 'file' });
  return { result: 'changed', kind: 'pdf', changes: eachOnce(changes), certificate };
}

function eachOnce(changes: readonly Change[]): Change[] {
  return changes.filter(
    ({ what }, index) => what !== 'file' || changes.findIndex((one) => one.what === what) === index,
  );
}

async function readParts(file: Buffer, range: SignedRange | undefined): Promise<SignedParts> {
  const objects = findObjects(file);
  const contents = range && readContents(file, range);
  const [twinObject, another] = findTwins(file, objects);
  const place = twinObject === undefined ? undefined : objects.get(twinObject);
  const bytes = place === undefined || another !== undefined ? null : attachedBytes(file, place);
  return {
    file,
    objects,
    signature: contents ? await readCms(contents) : null,
    twin: bytes === null ? { kind: 'foreign' } : await readTwin(bytes),
    twinObject,
  };
}

/** Both are good, but not by the same certificate: somebody has signed what another had written. */
function signatureOfAnother(signature: CmsSignature, twin: ReadTwin): boolean {
  const certificate: Certificate | null = twin.kind === 'twin' ? twin.certificate : null;
  return certificate !== null && !sameBytes(certificate.der, signature.certificate.der);
}

/** SHA-256 of all that a signature covers. */
function digestOf(file: Buffer, { before, after, end }: SignedRange): Promise<string> {
  return sha256Of(file.subarray(0, before), file.subarray(after, end));
}
