import type { ChainHead } from '../../../shared/records.ts';
import type { Database } from '../database.ts';
import { EMPTY_CHAIN } from './entry.ts';

/** Whether the chain has an entry of this number and hash, as a report names them. Says nothing of the entries before it. */
export function containsHead(database: Database, { length, hash }: ChainHead): boolean {
  if (length === 0) return hash === EMPTY_CHAIN.hash;
  return database.prepare('SELECT 1 FROM audit WHERE sequence = ? AND hash = ?').get(length, hash) !== undefined;
}
