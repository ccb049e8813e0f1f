import type { KeyObject } from 'node:crypto';

/** Where one vendor is reached and as whom, in one mode. */
export interface LaneAccess {
  /** Without a trailing slash; the vendor's paths are appended to it. */
  readonly baseUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Cashfree's second factor, if the merchant chose it; null otherwise. */
  readonly publicKey: KeyObject | null;
}

/** What every request says about the program, so that a vendor's support can find it in its logs. */
export function commonHeaders(programVersion: string): Record<string, string> {
  return {
    accept: 'application/json',
    // Whatever a server encodes all the same is decoded.
    'accept-encoding': 'identity',
    'user-agent': `Facedesk/${programVersion}`,
  };
}
