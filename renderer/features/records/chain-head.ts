import type { ChainHead } from '../../../shared/records.ts';

const HASH_LENGTH = 64;
/** Whatever may stand between a length and a hash, or between the groups of either. */
const between = /[\s·•:;,.|/–—-]+/g;
const separator = /[·•:;|/–—]/;

/**
 * A chain head as a person copies it from a report: length and hash with any blanks and signs between them. Null for
 * what is none.
 */
export function parseChainHead(typed: string): ChainHead | null {
  const at = typed.search(separator);
  // Without a sign between them, the hash is the last 64 characters.
  const joined = typed.replaceAll(between, '');
  const cut = at < 0 ? joined.length - HASH_LENGTH : typed.slice(0, at).replaceAll(between, '').length;
  const [length, hash] = [joined.slice(0, Math.max(0, cut)), joined.slice(Math.max(0, cut)).toLowerCase()];
  if (!/^\d{1,15}$/.test(length) || !/^[0-9a-f]{64}$/.test(hash)) return null;
  return { length: Number(length), hash };
}

/** As a report prints it, and as `parseChainHead` reads it. */
export function writeChainHead({ length, hash }: ChainHead): string {
  return `${length} · ${hash}`;
}
