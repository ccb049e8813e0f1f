import type { VendorRequest } from '../exchange.ts';
import { commonHeaders, type LaneAccess } from '../lane-access.ts';

export interface LivenessQuestion {
  readonly sessionId: string;
  /** The end customer's address, IPv4 or IPv6; InstantPay demands it. */
  readonly customerIp: string;
}

/** InstantPay's Face Liveness, *Get Session Result* (docs/VENDORS.md). */
export function livenessRequest(access: LaneAccess, question: LivenessQuestion, programVersion: string): VendorRequest {
  return {
    url: new URL(`${access.baseUrl}/identity/faceLiveness/getSessionResult`),
    headers: {
      ...commonHeaders(programVersion),
      'Content-Type': 'application/json',
      'X-Ipay-Auth-Code': '1',
      'X-Ipay-Client-Id': access.clientId,
      'X-Ipay-Client-Secret': access.clientSecret,
      'X-Ipay-Endpoint-Ip': question.customerIp,
    },
    body: [Buffer.from(JSON.stringify({ sessionId: question.sessionId }))],
    secrets: [access.clientSecret],
  };
}
