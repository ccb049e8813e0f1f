import { type Answer, jsonAnswer } from '../endpoint.ts';

/** InstantPay's published status codes, in its own words. */
const words: Readonly<Record<string, string>> = {
  TXN: 'Transaction Successful',
  TUP: 'Transaction Under Process',
  TSU: 'Transaction Status Unavailable',
  SPD: 'Service Provider Downtime',
  SPE: 'Service Provider Error',
  ISE: 'System Error',
  IPE: 'Internal Processing Error',
  SNA: 'Service not available',
  ERR: 'Provider Failure',
  IAT: 'Invalid Access Token',
  IAC: 'Invalid Dealer Credentials',
  UAD: 'User Access Denied',
  AAB: 'Account Blocked, Contact Helpdesk',
  OUI: 'Outlet Unauthorized or Inactive',
  IAB: 'Insufficient Wallet Balance',
  RPI: 'Request Parameters are Invalid or Incomplete',
  ITI: 'Invalid Transaction ID',
  IAN: 'Invalid Account Number',
  ODI: 'Outlet Data Incorrect',
  DTX: 'Duplicate Transaction',
  DID: 'Duplicate Agent Transaction ID',
  DLS: 'Dispute Logged Successfully',
  IRA: 'Invalid Refill Amount',
  RBT: 'Refill Barred Temporarily',
};

/** Every code that `envelope` has words for. */
export const instantPayStatusCodes: readonly string[] = Object.keys(words);

export interface EnvelopeParts {
  readonly statusCode: string;
  /** Undefined for InstantPay's own words. */
  readonly status?: string;
  readonly data: unknown;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly uuid: string;
  /** What HTTP says about failures is nowhere documented: 200 unless told otherwise. */
  readonly httpStatus?: number | undefined;
}

/** The shape around every InstantPay answer. */
export function envelope({ statusCode, status, data, now, uuid, httpStatus = 200 }: EnvelopeParts): Answer {
  return jsonAnswer(httpStatus, {
    statuscode: statusCode,
    actcode: null,
    status: status ?? words[statusCode] ?? 'Unknown Error Description, Contact Helpdesk',
    data,
    timestamp: indianTime(now),
    // The public samples have this before the UUID.
    ipay_uuid: `h005${uuid}`,
    orderid: null,
    environment: 'SANDBOX',
  });
}

const INDIAN_OFFSET = 5.5 * 60 * 60 * 1000;

/** `YYYY-MM-DD HH:MM:SS` in India, which has had one time zone and no summer time since 1945. */
function indianTime(now: number): string {
  return new Date(now + INDIAN_OFFSET).toISOString().slice(0, 19).replace('T', ' ');
}
