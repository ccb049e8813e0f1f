import { createHash } from 'node:crypto';
import { type PDFContext, PDFDocument, PDFName, PDFRef } from '@cantoo/pdf-lib';
import type { Report } from '../../../shared/evidence/evidence.ts';
import { type Attachment, attach, listAttachments } from './attach.ts';
import { fillContents, fillRange } from './byte-range.ts';
import { signCms } from './cms.ts';
import { describe } from './describe.ts';
import { sha256Of } from './digest.ts';
import type { ReportSigner } from './keys/signer.ts';
import { findObjects, rangesOf } from './objects.ts';
import { reachableObjects } from './page-objects.ts';
import { addSignatureField } from './signature-field.ts';
import { type Proof, TWIN_NAME, writeTwin } from './twin.ts';

/**
 * Makes the file that a person gets of the pages that were printed: described, with the pictures and the twin attached,
 * and signed over all its bytes.
 *
 * @param printed a PDF of Chromium's
 * @param report says under which names pictures are attached, and with which hashes
 * @param attachments the pictures' bytes, each content once
 */
export async function finishReport(
  printed: Uint8Array,
  report: Report,
  attachments: readonly Attachment[],
  signer: ReportSigner,
): Promise<Uint8Array> {
  const hashes = await Promise.all(attachments.map(({ bytes }) => sha256Of(bytes)));
  requireAttachments(report, attachments, hashes);
  const document = await PDFDocument.load(printed, { updateMetadata: false });
  const { context, catalog } = document;
  const { certificate } = signer;
  const madeAt = new Date(report.madeAt);
  describe(document, report);
  const signature = addSignatureField(document, certificate.name, madeAt, certificate.der.byteLength);
  const attached = attachments.map((attachment) => attach(context, attachment));
  const shown = ['Pages', 'StructTreeRoot', 'Outlines'].map((name) => catalog.get(PDFName.of(name)));
  const { Root } = context.trailerInfo;
  const without = [signature, ...(Root instanceof PDFRef ? [Root] : [])];
  const pages = reachableObjects(context, shown, without);
  const proof: Proof = {
    pages: { objects: rangesOf(pages), sha256: hashAsWritten(context, pages) },
    attachments: attached.map(({ name, object }, index) => ({
      name,
      object,
      sha256: hashes[index] ?? '',
    })),
  };
  const twin = attach(context, { name: TWIN_NAME, bytes: await writeTwin(report, proof, signer) });
  listAttachments(context, catalog, [twin, ...attached]);
  const saved = await document.save({ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false });
  return sign(Buffer.from(saved.buffer, saved.byteOffset, saved.byteLength), signature, madeAt, signer);
}

/** @param file is changed */
async function sign(file: Buffer, signature: PDFRef, madeAt: Date, signer: ReportSigner): Promise<Uint8Array> {
  const place = findObjects(file).get(signature.objectNumber);
  if (place === undefined) throw new Error('The signature was not saved.');
  const range = fillRange(file, place);
  const digest = await sha256Of(file.subarray(0, range.before), file.subarray(range.after));
  fillContents(file, range, await signCms(signer, Buffer.from(digest, 'hex'), madeAt));
  return file;
}

/** SHA-256 of objects as they will stand in the file, one behind the other. */
function hashAsWritten(context: PDFContext, numbers: readonly number[]): string {
  const wanted = new Set(numbers);
  const hash = createHash('sha256');
  for (const [{ objectNumber, generationNumber }, object] of context.enumerateIndirectObjects()) {
    if (!wanted.has(objectNumber)) continue;
    const bytes = new Uint8Array(object.sizeInBytes());
    object.copyBytesInto(bytes, 0);
    hash.update(`${objectNumber} ${generationNumber} obj\n`).update(bytes).update('\nendobj\n\n');
  }
  return hash.digest('hex');
}

/** What the report says of its pictures must be so, and nothing else may be attached. */
function requireAttachments(
  report: Report,
  attachments: readonly Attachment[],
  hashes: readonly (string | undefined)[],
): void {
  const named = new Map<string, string>();
  for (const { attachment, sha256 } of report.checks.flatMap(({ pictures }) => pictures)) {
    if (attachment !== null) named.set(attachment, sha256);
  }
  const given = new Set(attachments.map(({ name }) => name));
  const fits =
    given.size === attachments.length &&
    given.size === named.size &&
    !given.has(TWIN_NAME) &&
    attachments.every(({ name }, index) => named.get(name) === hashes[index]);
  if (!fits) throw new Error('The pictures to attach are not those that the report names.');
}
