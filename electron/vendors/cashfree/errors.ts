import type { BlockCause, RefusalCause } from '../../../shared/check/outcome.ts';

export type CashfreeError =
  | { readonly kind: 'refused'; readonly cause: RefusalCause }
  | { readonly kind: 'blocked'; readonly cause: BlockCause }
  | { readonly kind: 'rateLimited' };

const refusals: Readonly<Record<string, RefusalCause>> = {
  '400 first_image_missing': 'firstImageRefused',
  '400 second_image_missing': 'secondImageRefused',
  '400 file_format_invalid': 'pictureFormatRefused',
  '400 file_size_exceeded': 'pictureTooLarge',
  '413 file_size_exceeded': 'pictureTooLarge',
  '400 verification_id_missing': 'verificationIdRefused',
  '400 verification_id_value_invalid': 'verificationIdRefused',
  '400 verification_id_length_exceeded': 'verificationIdRefused',
  '409 verification_id_already_exists': 'verificationIdUsed',
};

const blocks: Readonly<Record<string, BlockCause>> = {
  '400 x-client-id_missing': 'credentials',
  '400 x-client-secret_value_invalid': 'credentials',
  '403 ip_validation_failed': 'address',
  '422 insufficient_balance': 'balance',
};

/**
 * What a well-formed error of Cashfree's means (docs/VENDORS.md). A code never seen before fails the check and
 * is shown as it came; under a 401 or 403 it pauses the lane, even without a code.
 *
 * @param httpStatus 400–499; a 5xx says nothing about the check and must not come here
 */
export function cashfreeError(httpStatus: number, code: string | null): CashfreeError {
  if (httpStatus === 429) return { kind: 'rateLimited' };
  const row = `${httpStatus} ${code}`;
  if (Object.hasOwn(blocks, row)) return { kind: 'blocked', cause: blocks[row] ?? 'credentials' };
  // Whatever it says, the next check would get the same: a wrong signature, a withdrawn key.
  if (httpStatus === 401 || httpStatus === 403) return { kind: 'blocked', cause: 'credentials' };
  return { kind: 'refused', cause: (Object.hasOwn(refusals, row) && refusals[row]) || 'unknownRefusal' };
}
