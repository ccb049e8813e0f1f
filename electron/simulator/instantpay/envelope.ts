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

/**
 * The envelope of every InstantPay answer. Without a status it has InstantPay's own words.
 *
 * @param httpStatus those of failures are documented nowhere: usually 200
 * @param now milliseconds since 1970
 */
export function envelope(
  { statusCode, status, data }: { statusCode: string; status?: string | undefined; data: unknown },
  httpStatus: number,
  now: number,
  uuid: string,
): Answer {
  return jsonAnswer(httpStatus, {
    statuscode: statusCode,
    actcode: null,
    status: status ?? words[statusCode] ?? 'Unknown Error Description, Contact Helpdesk',
    data,
    timestamp: indianTime(now),
    // The public samples have this prefix before the UUID.
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
