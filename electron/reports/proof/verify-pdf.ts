import type { Change } from '../../../shared/verification.ts';
import { findSignedRanges, readContents, type SignedRange } from './byte-range.ts';
import { type Certificate, sameBytes } from './certificate.ts';
import { type CmsSignature, readCms } from './cms.ts';
import { fileId } from './describe.ts';
import { sha256Of } from './digest.ts';
import { findObjects, hashObjects, type Objects } from './objects.ts';
import { signedReport } from './signed-report.ts';
import { attachedBytes, findTwins } from './stream.ts';
import { type ReadTwin, readTwin, TWIN_NAME, type Twin } from './twin.ts';
import type { Finding } from './verify.ts';

const MOST_TRAILER_BYTES = 1024;
/** A report of two hundred checks with seven pictures each, and some. */
const MOST_ATTACHMENTS = 2000;

/** What a whole PDF of ours is made of, as far as it can still be told. */
interface Parts {
  readonly file: Buffer;
  readonly objects: Objects;
  readonly signature: CmsSignature | null;
  readonly twin: ReadTwin;
}

/**
 * Verifies a PDF. It is unchanged only where one signature covers the whole file, in exactly the form that the program
 * writes, and the twin in it is signed by the same certificate and fits pages and pictures. Whatever isn't so is told, as
 * near as it can be.
 */
export async function verifyPdf(file: Buffer): Promise<Finding> {
  const [range, ...more] = findSignedRanges(file);
  const parts = await readParts(range === undefined ? file : file.subarray(0, range.end), range);
  // Nothing in it says that it was ours: no twin, and no signature in the form that we write.
  const isOurs = parts.signature !== null || parts.twin.kind !== 'foreign' || file.includes(TWIN_NAME);
  if (!isOurs) return { result: 'unreadable' };
  const certificate = parts.signature?.certificate ?? null;
  const changed = (changes: readonly Change[]): Finding => ({
    result: 'changed',
    kind: 'pdf',
    changes: [...changes],
    certificate,
  });
  if (range === undefined) return changed([{ what: 'signature' }, ...(await differences(parts))]);
  if (range.end > file.byteLength) return changed([{ what: 'file' }]);
  const found: Change[] = [];
  if (range.end < file.byteLength) found.push({ what: 'appended' });
  const { signature, twin } = parts;
  const isSignedTwice = more.some(({ end }) => end <= range.end);
  if (signature === null || isSignedTwice || signatureOfAnother(signature, twin)) found.push({ what: 'signature' });
  found.push(...(await differences(parts)));
  const isSigned = signature !== null && signature.digest === (await digestOf(file, range));
  if (found.length > 0) return changed(found);
  // What has changed is none of the parts, but something has.
  if (!isSigned || twin.kind !== 'twin' || certificate === null) return changed([{ what: 'file' }]);
  return { result: 'unchanged', kind: 'pdf', certificate, report: signedReport(twin.twin) };
}

async function readParts(file: Buffer, range: SignedRange | undefined): Promise<Parts> {
  const objects = findObjects(file);
  const contents = range && readContents(file, range);
  const [place, another] = findTwins(file, objects);
  const bytes = place === undefined || another !== undefined ? null : attachedBytes(file, place);
  return {
    file,
    objects,
    signature: contents ? await readCms(contents) : null,
    twin: bytes === null ? { kind: 'foreign' } : await readTwin(bytes),
  };
}

/** Both are good, but not by the same certificate: somebody has signed what another had written. */
function signatureOfAnother(signature: CmsSignature, twin: ReadTwin): boolean {
  const certificate: Certificate | null = twin.kind === 'twin' ? twin.certificate : null;
  return certificate !== null && !sameBytes(certificate.der, signature.certificate.der);
}

/** Which parts are not what the twin says. A twin that says it of another file says nothing of this one. */
async function differences({ file, objects, twin: read }: Parts): Promise<readonly Change[]> {
  if (read.kind !== 'twin') return [{ what: 'twin' }];
  const { twin, certificate } = read;
  const id = idOf(file);
  if ((id !== null && id !== fileId(twin.id)) || !isConsistent(twin)) return [{ what: 'twin' }];
  const { pages, attachments } = twin.proof;
  const changes: Change[] = certificate === null ? [{ what: 'twin' }] : [];
  if (id === null) changes.push({ what: 'file' });
  if ((await hashObjects(file, objects, pages.objects)) !== pages.sha256) changes.push({ what: 'pages' });
  for (const { name, object, sha256 } of attachments) {
    const place = objects.get(object);
    const bytes = place && attachedBytes(file, place);
    if (!bytes || (await sha256Of(bytes)) !== sha256) changes.push({ what: 'picture', name });
  }
  return changes;
}

/** The pictures that its checks name are those that it vouches for, each in an object of its own. */
function isConsistent({ checks, proof: { attachments } }: Twin): boolean {
  if (attachments.length > MOST_ATTACHMENTS) return false;
  const hashes = new Map(attachments.map(({ name, sha256 }) => [name, sha256]));
  const named = checks.flatMap(({ pictures }) => pictures).filter(({ attachment }) => attachment !== null);
  return (
    hashes.size === attachments.length &&
    new Set(attachments.map(({ object }) => object)).size === attachments.length &&
    new Set(named.map(({ attachment }) => attachment)).size === attachments.length &&
    named.every(({ attachment, sha256 }) => hashes.get(attachment ?? '') === sha256)
  );
}

/** The ID in its trailer; null where there is none as we write it. */
function idOf(file: Buffer): string | null {
  const trailer = file.subarray(-MOST_TRAILER_BYTES).toString('latin1');
  const [, first, second] = /\/ID \[ <([0-9a-f]{32})> <([0-9a-f]{32})> \]/.exec(trailer) ?? [];
  return first !== undefined && first === second ? first : null;
}

/** SHA-256 of all that a signature covers. */
function digestOf(file: Buffer, { before, after, end }: SignedRange): Promise<string> {
  return sha256Of(file.subarray(0, before), file.subarray(after, end));
}
