import type { ChainHead } from '../../../shared/records.ts';
import type { Database } from '../database/connection.ts';
import type { AuditEntry } from '../parts.ts';
import { canonicalJson } from './canonical.ts';
import { type ChainSeal, sealFits, sealHead } from './chain-seal.ts';
import { EMPTY_CHAIN, hashEntry, type StoredEntry } from './entry.ts';

export interface ChainSurroundings {
  readonly chainKey: Uint8Array;
  readonly now: () => Date;
  /** Who works here, and under which account of the operating system. */
  readonly who: () => { readonly agent: string; readonly account: string };
}

/** The audit chain in the database. */
export function createChainStore(database: Database, { chainKey, now, who }: ChainSurroundings) {
  const insert = database.prepare<[StoredEntry]>(
    `INSERT INTO audit (sequence, at, agent, account, event, content, hash)
     VALUES (:sequence, :at, :agent, :account, :event, :content, :hash)`,
  );
  const lastEntry = selectHead(database);
  const lastSeal = selectSeal(database);
  const replaceSeal = replacingSeal(database);
  const readHead = () => lastEntry.get() ?? EMPTY_CHAIN;
  return {
    /**
     * Adds an entry and seals the new end, in the caller's transaction: a change and its entry are kept together or not at
     * all.
     */
    append({ event, content }: AuditEntry) {
      if (!database.inTransaction) throw new Error('An audit entry belongs into the transaction of what it tells.');
      const head = readHead();
      const seal = lastSeal.get();
      const { agent, account } = who();
      const entry = {
        sequence: head.length + 1,
        at: now().toISOString(),
        // SQLite would keep a lone surrogate as something else, and the hash would no longer fit.
        agent: agent.toWellFormed(),
        account: account.toWellFormed(),
        event,
        content: canonicalJson(JSON.parse(JSON.stringify(content))),
      };
      const hash = hashEntry(head.hash, entry);
      insert.run({ ...entry, hash });
      // A seal that does not fit is what tells that somebody was here: it must not be replaced by one that fits.
      if (seal && sealFits(chainKey, seal, head)) {
        replaceSeal.run(sealHead(chainKey, { length: entry.sequence, hash }));
      }
    },
    head: readHead,
  };
}

/** Seals the end as it is: for a new chain, and for one that was looked at from end to end. */
export function sealChain(database: Database, chainKey: Uint8Array): void {
  replacingSeal(database).run(sealHead(chainKey, readHead(database)));
}

/** Whether the chain's end is the one that was sealed. Says nothing of the entries before it. */
export function isEndSealed(database: Database, chainKey: Uint8Array): boolean {
  const seal = readSeal(database);
  return seal !== null && sealFits(chainKey, seal, readHead(database));
}

export function readHead(database: Database): ChainHead {
  return selectHead(database).get() ?? EMPTY_CHAIN;
}

export function readSeal(database: Database): ChainSeal | null {
  return selectSeal(database).get() ?? null;
}

/**
 * Whether the chain has an entry of this number and hash, as a report names them. Says nothing of the entries before it.
 * The empty chain has none, and is where every chain began: that one is named proves nothing.
 */
export function containsHead(database: Database, { length, hash }: ChainHead): boolean {
  return database.prepare('SELECT 1 FROM audit WHERE sequence = ? AND hash = ?').get(length, hash) !== undefined;
}

/** One by one, from the first. */
export function readEntries(database: Database): Iterable<StoredEntry> {
  return database
    .prepare<[], StoredEntry>('SELECT sequence, at, agent, account, event, content, hash FROM audit ORDER BY sequence')
    .iterate();
}

const selectHead = (database: Database) =>
  database.prepare<[], ChainHead>('SELECT sequence AS length, hash FROM audit ORDER BY sequence DESC LIMIT 1');

const selectSeal = (database: Database) => database.prepare<[], ChainSeal>('SELECT length, hash, seal FROM chain_seal');

const replacingSeal = (database: Database) =>
  database.prepare<[ChainSeal]>('REPLACE INTO chain_seal (only, length, hash, seal) VALUES (1, :length, :hash, :seal)');
