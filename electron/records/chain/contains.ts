import type { ChainHead } from '../../../shared/records.ts';
import type { Database } from '../database.ts';

/**
 * Whether the chain has an entry of this number and hash, as a report names them. Says nothing of the entries before it.
 * The empty chain has none, and is where every chain began: that one is named proves nothing.
 */
export function containsHead(database: Database, { length, hash }: ChainHead): boolean {
  return database.prepare('SELECT 1 FROM audit WHERE sequence = ? AND hash = ?').get(length, hash) !== undefined;
}
