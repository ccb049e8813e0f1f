import FormData from 'form-data';
import type { AnswerOf } from '../../../shared/contract/contract.ts';
import { exchange, unwatched, type VendorEnvironment } from '../exchange.ts';
import type { LaneAccess } from '../lane-access.ts';
import { asWords } from '../reading/printed.ts';
import { cashfreeError } from './errors.ts';
import { piecesOf } from './form-pieces.ts';
import { cashfreeHeaders } from './request.ts';

export type ProbeResult = AnswerOf<'credentials.test'>;

/** A person is waiting: milliseconds for the whole probe. */
export const PROBE_LIMIT = 30_000;

/**
 * Tells right credentials from wrong ones without a charge: a face match without pictures, which Cashfree refuses
 * for its credentials (401, 403) or, if they are right, for its missing pictures (400).
 */
export async function probeCashfree(
  environment: VendorEnvironment,
  access: LaneAccess,
  stop: AbortSignal = new AbortController().signal,
): Promise<ProbeResult> {
  const form = new FormData();
  form.append('verification_id', `FD-probe-${environment.now().getTime()}`);
  form.append('threshold', '0.75');
  const request = {
    url: new URL(`${access.baseUrl}/face-match`),
    headers: { ...cashfreeHeaders(access, environment), ...form.getHeaders() },
    body: piecesOf(form),
    secrets: [access.clientSecret],
  };
  const end = await exchange(request, environment, {
    ...unwatched(),
    signal: AbortSignal.any([stop, AbortSignal.timeout(PROBE_LIMIT)]),
  });
  if (end.kind !== 'response') return { result: 'noAnswer', cause: end.kind === 'broken' ? end.cause : 'silence' };
  if (!end.json.ok) return { result: 'noAnswer', cause: end.json.error };
  const code = asWords(end.json.value.get('code'));
  const message = asWords(end.json.value.get('message'));
  if (end.status < 400 || end.status >= 500) return { result: 'undecided', code, message };
  const error = cashfreeError(end.status, code);
  if (error.kind === 'blocked' && error.cause === 'credentials') return { result: 'refused', code, message };
  // The wallet is checked after the credentials were found right.
  if (error.kind === 'blocked' && error.cause === 'balance') return { result: 'accepted', code };
  const missesPictures = error.kind === 'refused' && ['firstImageRefused', 'secondImageRefused'].includes(error.cause);
  return missesPictures ? { result: 'accepted', code } : { result: 'undecided', code, message };
}

/** Whether the answer was Cashfree's own JSON, whatever it says. */
export function isCashfree(seen: ProbeResult): boolean {
  return seen.result === 'accepted' || seen.result === 'refused' || (seen.result === 'undecided' && seen.code !== null);
}
