import type { Vendor } from '../../shared/check/outcome.ts';
import type { Ledger } from './ledger/ledger.ts';
import type { PictureLibrary } from './portraits/library.ts';

/** A whole HTTP answer. Header names in lower case; `content-length` and `date` are added when it is sent. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A request as an endpoint sees it, read to its end. */
export interface ReceivedRequest {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  /** Undefined for a header that is missing or empty. */
  readonly header: (name: string) => string | undefined;
  /** Null if it was longer than the endpoint accepts. */
  readonly body: Buffer | null;
}

/** One vendor, without the network: what it answers, and how it words its errors. */
export interface VendorEndpoint {
  readonly vendor: Vendor;
  /** Bytes; a longer body is read to its end and thrown away. */
  readonly bodyLimit: number;
  /** Once it resolves, a call that the vendor would charge for is in the ledger. */
  readonly answer: (request: ReceivedRequest) => Promise<Answer>;
  /** The vendor's error with that code; a null status means the one it usually comes with. */
  readonly error: (code: string, status: number | null) => Answer;
  /** What the vendor, or the machine in front of it, says with an HTTP status of 429 or 5xx. */
  readonly trouble: (status: number) => Answer;
}

/** What both vendors need. */
export interface EndpointSurroundings {
  readonly library: PictureLibrary;
  readonly ledger: Ledger;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  readonly randomUuid: () => string;
}

export function jsonAnswer(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(body),
  };
}
