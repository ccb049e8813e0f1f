import { createHash } from 'node:crypto';
import type { Report } from '../../shared/evidence.ts';
import { canonicalJson } from '../records/chain/canonical.ts';

/**
 * What the pages print of their machine-readable twin: the hash of all that it says of checks. The twin itself also names
 * the hash of the pages, so theirs can't be of the whole file.
 */
export function reportHash(report: Report): string {
  return createHash('sha256').update(canonicalJson(report)).digest('hex');
}
