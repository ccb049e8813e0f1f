import type { ChainHead, Verification } from '../../../shared/records.ts';
import { type ChainSeal, sealFits } from './chain-seal.ts';
import { EMPTY_CHAIN, follows, type StoredEntry } from './entry.ts';

export type WalkFinding = Pick<Verification, 'head' | 'chain' | 'printedHead'>;

/**
 * Walks a chain from its first entry and compares its end with the seal. It holds one entry at a time, however long the
 * chain is. Behind the first entry that does not fit nothing is vouched for.
 *
 * @param printedHead a place that a report names, which is looked for among the entries that fit
 * @param onEntry sees each entry, whether it fits or not; to give up midway, it throws
 */
export function walkChain(
  entries: Iterable<StoredEntry>,
  seal: ChainSeal | null,
  chainKey: Uint8Array,
  printedHead: ChainHead | null,
  onEntry: (entry: StoredEntry) => void = () => {},
): WalkFinding {
  let head = EMPTY_CHAIN;
  let contained = isSame(head, printedHead);
  let broken = false;
  for (const entry of entries) {
    broken ||= !follows(head, entry);
    if (!broken) {
      head = { length: entry.sequence, hash: entry.hash };
      contained ||= isSame(head, printedHead);
    }
    onEntry(entry);
  }
  return {
    head,
    chain: broken ? { result: 'broken', entry: head.length + 1 } : compareWithSeal(head, seal, chainKey),
    printedHead: printedHead === null ? null : contained ? 'contained' : 'notContained',
  };
}

function compareWithSeal(head: ChainHead, seal: ChainSeal | null, chainKey: Uint8Array): Verification['chain'] {
  if (seal === null) return { result: 'sealMissing' };
  if (sealFits(chainKey, seal, head)) return { result: 'whole' };
  return { result: 'notTheSealedOne', sealedLength: seal.length };
}

function isSame(head: ChainHead, other: ChainHead | null): boolean {
  return other !== null && head.length === other.length && head.hash === other.hash;
}
