import type { ReportVerification } from '../../../../shared/evidence/verification.ts';
import type { ChainHead } from '../../../../shared/records.ts';
import type { Certificate } from '../keys/certificate.ts';
import type { Twin } from '../twin.ts';

/** What an unchanged report says of itself, as far as anybody is told: a whole twin has megabytes. */
export interface SignedReport {
  readonly id: string;
  readonly madeAt: string;
  readonly checkIds: readonly string[];
  readonly chain: ChainHead;
}

export function signedReport({ id, madeAt, checks, chain }: Twin): SignedReport {
  return { id, madeAt, checkIds: checks.map((check) => check.id), chain: { length: chain.length, hash: chain.hash } };
}

type Changed = Extract<ReportVerification, { result: 'changed' }>;

/** What a file says by itself, without any records beside it. */
export type Finding =
  | {
      readonly result: 'unchanged';
      readonly kind: 'pdf' | 'twin';
      readonly certificate: Certificate;
      readonly report: SignedReport;
    }
  | (Pick<Changed, 'result' | 'kind' | 'changes'> & { readonly certificate: Certificate | null })
  | { readonly result: 'unreadable' };
