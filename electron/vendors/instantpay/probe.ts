import { PROBE_LIMIT, type ProbeResult } from '../cashfree/probe.ts';
import type { VendorEnvironment } from '../environment.ts';
import { exchange, unwatched } from '../exchange.ts';
import { asWords, readJsonObject } from '../json.ts';
import type { LaneAccess } from '../lane-access.ts';
import { livenessRequest } from './request.ts';
import { statusCodeMeaning } from './status-codes.ts';

/** A session that nobody has: all zeros is no random UUID (RFC 9562, 5.9). */
const NO_SESSION = '00000000-0000-0000-0000-000000000000';
/** Kept for documentation (RFC 5737): no customer's. */
const NO_CUSTOMER = '203.0.113.1';

/**
 * Tells right credentials from wrong ones by looking up a session that does not exist: InstantPay refuses it for its
 * credentials or, if they are right, for its session. Whether such a call is charged is not known, so a person is
 * asked before.
 */
export async function probeInstantPay(environment: VendorEnvironment, access: LaneAccess): Promise<ProbeResult> {
  const question = { sessionId: NO_SESSION, customerIp: NO_CUSTOMER };
  const end = await exchange(livenessRequest(access, question, environment.programVersion), environment, {
    ...unwatched(),
    signal: AbortSignal.timeout(PROBE_LIMIT),
  });
  if (end.kind !== 'response') return { result: 'noAnswer', cause: end.kind === 'broken' ? end.cause : 'silence' };
  const body = readJsonObject(end.body);
  if (!body.ok) return { result: 'noAnswer', cause: body.error };
  const code = typeof body.value.statuscode === 'string' ? body.value.statuscode : null;
  const message = asWords(body.value.status);
  if (code === null) return { result: 'undecided', code, message };
  const meaning = statusCodeMeaning(code);
  if (meaning.kind === 'blocked') {
    return meaning.cause === 'credentials' ? { result: 'refused', code, message } : { result: 'accepted', code };
  }
  const knowsUs = meaning.kind === 'success' || (meaning.kind === 'refused' && meaning.cause === 'inputRefused');
  return knowsUs ? { result: 'accepted', code } : { result: 'undecided', code, message };
}
