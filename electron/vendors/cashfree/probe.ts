import FormData from 'form-data';
import type { AnswerOf } from '../../../shared/contract.ts';
import type { VendorEnvironment } from '../environment.ts';
import { exchange, unwatched } from '../exchange.ts';
import { asWords, readJsonObject } from '../json.ts';
import type { LaneAccess } from '../lane-access.ts';
import { cashfreeError } from './errors.ts';
import { cashfreeHeaders } from './request.ts';

export type ProbeResult = AnswerOf<'credentials.test'>;

/** A person waits for it: milliseconds for all of it. */
export const PROBE_LIMIT = 30_000;

/**
 * Tells right credentials from wrong ones without a charge: a face match without pictures, which Cashfree refuses
 * for its credentials (401, 403) or, if they are right, for its missing pictures (400).
 */
export async function probeCashfree(environment: VendorEnvironment, access: LaneAccess): Promise<ProbeResult> {
  const form = new FormData();
  form.append('verification_id', `FD-probe-${environment.now().getTime()}`);
  form.append('threshold', '0.75');
  const request = {
    url: new URL(`${access.baseUrl}/face-match`),
    headers: { ...cashfreeHeaders(access, environment), ...form.getHeaders() },
    body: form.getBuffer(),
    secrets: [access.clientSecret],
  };
  const end = await exchange(request, environment, { ...unwatched(), signal: AbortSignal.timeout(PROBE_LIMIT) });
  if (end.kind !== 'response') return { result: 'noAnswer', cause: end.kind === 'broken' ? end.cause : 'silence' };
  const body = readJsonObject(end.body);
  if (!body.ok) return { result: 'noAnswer', cause: body.error };
  const code = asWords(body.value.code);
  const message = asWords(body.value.message);
  if (code === null || end.status < 400 || end.status >= 500) return { result: 'undecided', code, message };
  const error = cashfreeError(end.status, code);
  if (error.kind === 'blocked' && error.cause === 'credentials') return { result: 'refused', code, message };
  // The wallet is looked at after the credentials have been found right.
  if (error.kind === 'blocked' && error.cause === 'balance') return { result: 'accepted', code };
  const missesPictures = error.kind === 'refused' && ['firstImageRefused', 'secondImageRefused'].includes(error.cause);
  return missesPictures ? { result: 'accepted', code } : { result: 'undecided', code, message };
}
