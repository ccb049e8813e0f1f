import type { BlockCause, RefusalCause, TroubleCause } from '../../../shared/check/outcome.ts';

export type StatusCodeMeaning =
  | { readonly kind: 'success' }
  /** Not from InstantPay. */
  | { readonly kind: 'unknown' }
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

/**
 * InstantPay's status codes in groups (docs/VENDORS.md). An unknown one, or none, pauses the lane under a 401 or
 * 403, as the next check would get the same.
 *
 * @param statusCode null in an answer without one
 * @returns for any other unknown code, that it fails the check (fail closed); `unknown` without a code
 */
export function statusCodeMeaning(statusCode: string | null, httpStatus: number): StatusCodeMeaning {
  const known = meanings.find(([, codes]) => statusCode !== null && codes.includes(statusCode));
  if (known) return known[0];
  if (httpStatus === 401 || httpStatus === 403) return { kind: 'blocked', cause: 'credentials' };
  return statusCode === null ? { kind: 'unknown' } : { kind: 'refused', cause: 'unknownRefusal' };
}
