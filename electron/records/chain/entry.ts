import { createHash } from 'node:crypto';
import type { ChainHead } from '../../../shared/records.ts';
import { canonicalJson } from './canonical.ts';

/** An entry as the database holds it. */
export interface StoredEntry {
  /** From 1, without gaps. */
  readonly sequence: number;
  /** ISO 8601 in UTC. Tells a person when; the order is the sequence's. */
  readonly at: string;
  /** Who did it, as the program was told; and the account of the operating system that it ran under. */
  readonly agent: string;
  readonly account: string;
  readonly event: string;
  /** Canonical JSON. */
  readonly content: string;
  readonly hash: string;
}

/** Before the first entry. */
export const EMPTY_CHAIN: ChainHead = { length: 0, hash: '0'.repeat(64) };

/** Each entry's hash is over the one before it too, so that no entry can change without all that follow. */
export function hashEntry(previousHash: string, entry: Omit<StoredEntry, 'hash'>): string {
  const { sequence, at, agent, account, event } = entry;
  const content: unknown = JSON.parse(entry.content);
  // Otherwise two readers could take different things from it, by a member that is there twice, say.
  if (canonicalJson(content) !== entry.content) throw new Error('The content of an audit entry is not canonical.');
  return createHash('sha256')
    .update(canonicalJson([previousHash, sequence, at, agent, account, event, content]))
    .digest('hex');
}

/** Whether a stored entry is what comes next after this place in the chain. */
export function follows(head: ChainHead, entry: StoredEntry): boolean {
  if (entry.sequence !== head.length + 1) return false;
  try {
    return hashEntry(head.hash, entry) === entry.hash;
  } catch {
    // Its content can't be read: it is not what was written.
    return false;
  }
}
