import type { Check } from '../../shared/check/check.ts';
import { picturesOf } from '../../shared/check/of-a-check.ts';
import type { Report } from '../../shared/evidence/evidence.ts';
import type { PictureFormat } from '../../shared/picture/picture.ts';
import type { PictureRecords } from '../records/records.ts';
import type { Watch } from '../work/long-work.ts';
import type { Attachment } from './proof/attach.ts';

/** How many bytes the pictures of these checks have, each content once. */
export function pictureBytesOf(checks: readonly Check[]): number {
  const sizes = new Map(checks.flatMap(picturesOf).map(({ sha256, byteLength }) => [sha256, byteLength]));
  return sizes.values().reduce((sum, size) => sum + size, 0);
}

/** The verified bytes of a report's pictures, by SHA-256; null for those that are missing or were altered. */
export type PictureBytes = ReadonlyMap<string, Uint8Array | null>;

/** Each content once. */
export async function readPictures(
  checks: readonly Check[],
  pictures: Pick<PictureRecords, 'read'>,
  { signal, onProgress }: Watch,
): Promise<PictureBytes> {
  const found = new Map<string, Uint8Array | null>();
  const wanted = new Map(checks.flatMap(picturesOf).map(({ sha256, id }) => [sha256, id]));
  for (const [sha256, id] of wanted) {
    signal.throwIfAborted();
    const read = await pictures.read(id);
    found.set(sha256, read.ok && read.value.picture.sha256 === sha256 ? read.value.bytes : null);
    onProgress(found.size / wanted.size);
  }
  return found;
}

/** What can't be shown is not attached either, and the report does not say that it is. */
export function withoutDamaged(report: Report, bytes: PictureBytes): Report {
  return {
    ...report,
    checks: report.checks.map((check) => ({
      ...check,
      pictures: check.pictures.map((picture) =>
        bytes.get(picture.sha256) ? picture : { ...picture, attachment: null },
      ),
    })),
  };
}

/** Under the names that the report says. */
export function attachmentsOf(report: Report, bytes: PictureBytes): Attachment[] {
  const attachments = new Map<string, Attachment>();
  for (const { attachment, sha256 } of report.checks.flatMap(({ pictures }) => pictures)) {
    const found = bytes.get(sha256);
    if (attachment !== null && found) attachments.set(attachment, { name: attachment, bytes: found });
  }
  return [...attachments.values()];
}

const endings = { jpeg: 'jpg', png: 'png', other: 'bin' } as const satisfies Record<PictureFormat, string>;

/**
 * Under which name the bytes with each SHA-256 are attached to a report of these checks. Numbered in their order, each
 * content once; never named after the person's own file, which may name a customer.
 */
export function attachmentNames(checks: readonly Check[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { sha256, format } of checks.flatMap(picturesOf)) {
    if (!names.has(sha256)) names.set(sha256, `picture-${names.size + 1}.${endings[format]}`);
  }
  return names;
}
