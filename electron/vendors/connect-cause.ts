import type { TroubleCause } from '../../shared/check/outcome.ts';
import { ConnectError } from './connecting.ts';

const connectCauses: Readonly<Record<string, TroubleCause>> = {
  ENOTFOUND: 'hostNotFound',
  EAI_AGAIN: 'hostNotFound',
  ECONNREFUSED: 'connectionRefused',
  ENETUNREACH: 'unreachable',
  EHOSTUNREACH: 'unreachable',
  ENETDOWN: 'unreachable',
  UND_ERR_CONNECT_TIMEOUT: 'connectTimeout',
  ETIMEDOUT: 'connectTimeout',
  EPROTO: 'certificate',
  CERT_HAS_EXPIRED: 'certificateExpired',
  CERT_NOT_YET_VALID: 'certificateExpired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'certificateForeign',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'certificate',
  SELF_SIGNED_CERT_IN_CHAIN: 'certificate',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'certificate',
  UNABLE_TO_GET_ISSUER_CERT: 'certificate',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'certificate',
};

/** Why no connection was had, from what connecting has failed with. */
export function connectCause(error: unknown): TroubleCause {
  if (error instanceof ConnectError) return error.reason;
  const code = errorCode(error);
  if (code === null) return 'notSent';
  return connectCauses[code] ?? (/^(CERT_|ERR_TLS_|ERR_SSL_)/.test(code) ? 'certificate' : 'notSent');
}

/** A host with several addresses fails with all their errors at once; the first stands for them. */
function errorCode(error: unknown): string | null {
  if (error instanceof AggregateError && error.errors.length > 0) return errorCode(error.errors[0]);
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return null;
}
