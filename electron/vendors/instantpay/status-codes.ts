import type { BlockCause, RefusalCause, TroubleCause } from '../../../shared/outcome.ts';

export type StatusCodeMeaning =
  | { readonly kind: 'success' }
  | { readonly kind: 'retryable'; readonly cause: TroubleCause }
  | { readonly kind: 'blocked'; readonly cause: BlockCause }
  | { readonly kind: 'refused'; readonly cause: RefusalCause };

const meanings: readonly (readonly [StatusCodeMeaning, readonly string[]])[] = [
  [{ kind: 'success' }, ['TXN']],
  [{ kind: 'retryable', cause: 'pending' }, ['TUP', 'TSU']],
  [{ kind: 'retryable', cause: 'vendorTrouble' }, ['SPD', 'SPE', 'ISE', 'IPE', 'SNA', 'ERR']],
  [{ kind: 'blocked', cause: 'credentials' }, ['IAT', 'IAC', 'UAD', 'AAB', 'OUI']],
  [{ kind: 'blocked', cause: 'balance' }, ['IAB']],
  [{ kind: 'refused', cause: 'inputRefused' }, ['RPI', 'ITI', 'IAN', 'ODI']],
  [{ kind: 'refused', cause: 'duplicate' }, ['DTX', 'DID']],
];

/** InstantPay's status codes in groups (vendor-facts, 1); one never seen before fails the check, closed. */
export function statusCodeMeaning(statusCode: string): StatusCodeMeaning {
  const known = meanings.find(([, codes]) => codes.includes(statusCode));
  return known?.[0] ?? { kind: 'refused', cause: 'unknownRefusal' };
}
