import { type Check, picturesOf } from '../../shared/check.ts';
import type { PictureFormat } from '../../shared/picture.ts';

const endings = { jpeg: 'jpg', png: 'png' } as const satisfies Record<PictureFormat, string>;

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
