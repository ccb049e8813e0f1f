import type { ChainHead } from '../../../../shared/records.ts';
import type { Twin } from '../twin.ts';

/** What an unchanged report says of itself, as far as it is told on: a whole twin has megabytes. */
export interface SignedReport {
  readonly id: string;
  readonly madeAt: string;
  readonly checkIds: readonly string[];
  readonly chain: ChainHead;
}

export function signedReport({ id, madeAt, checks, chain }: Twin): SignedReport {
  return { id, madeAt, checkIds: checks.map((check) => check.id), chain: { length: chain.length, hash: chain.hash } };
}
