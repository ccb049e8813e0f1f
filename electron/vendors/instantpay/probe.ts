import { PROBE_LIMIT, type ProbeResult } from '../cashfree/probe.ts';
import { exchange, unwatched, type VendorEnvironment } from '../exchange.ts';
import type { LaneAccess } from '../lane-access.ts';
import { statusCodeOf, vendorWords } from './answer.ts';
import { livenessRequest } from './request.ts';
import { statusCodeMeaning } from './status-codes.ts';

/** A session that nobody has: no random UUID is all zeros (RFC 9562, 5.9). */
const NO_SESSION = '00000000-0000-0000-0000-000000000000';
/** Reserved for documentation (RFC 5737): no customer has it. */
const NO_CUSTOMER = '203.0.113.1';

/**
 * Tells right credentials from wrong ones by looking up a session that does not exist: InstantPay refuses it for its
 * credentials or, if they are right, for its session. Whether such a call is charged is unknown, so a person is
 * asked first.
 */
export async function probeInstantPay(environment: VendorEnvironment, access: LaneAccess): Promise<ProbeResult> {
  const question = { sessionId: NO_SESSION, customerIp: NO_CUSTOMER };
  const end = await exchange(livenessRequest(access, question, environment.programVersion), environment, {
    ...unwatched(),
    signal: AbortSignal.timeout(PROBE_LIMIT),
  });
  if (end.kind !== 'response') return { result: 'noAnswer', cause: end.kind === 'broken' ? end.cause : 'silence' };
  if (!end.json.ok) return { result: 'noAnswer', cause: end.json.error };
  const { code, message } = vendorWords(end.json.value, end.status);
  const meaning = statusCodeMeaning(statusCodeOf(end.json.value), end.status);
  if (meaning.kind === 'blocked') {
    return meaning.cause === 'credentials' ? { result: 'refused', code, message } : { result: 'accepted', code };
  }
  const knowsUs = meaning.kind === 'success' || (meaning.kind === 'refused' && meaning.cause === 'inputRefused');
  return knowsUs ? { result: 'accepted', code } : { result: 'undecided', code, message };
}
