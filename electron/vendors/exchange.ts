import type { Socket } from 'node:net';
import { Readable } from 'node:stream';
import { buildConnector, Client } from 'undici';
import type { TroubleCause } from '../../shared/outcome.ts';

/** One HTTP request as it will stand on the wire. */
export interface VendorRequest {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** Whole and in memory: what a retry sends is what was sent before. */
  readonly body: Buffer;
}

/** Lengths in milliseconds and bytes. Never a limit on how long an upload may take. */
export interface ExchangeLimits {
  readonly connect: number;
  /** Without a byte moving either way. */
  readonly silence: number;
  readonly answerBytes: number;
}

export interface ExchangeWatch {
  readonly signal: AbortSignal;
  /** Called with the bytes of the body that have been handed to the connection. */
  readonly onProgress: (sentBytes: number) => void;
}

/** How an exchange ended. `requestBegan` false promises that no byte of the request was written. */
export type ExchangeEnd =
  | {
      readonly kind: 'response';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: Buffer;
    }
  | { readonly kind: 'broken'; readonly cause: TroubleCause; readonly requestBegan: boolean }
  | { readonly kind: 'stopped'; readonly requestBegan: boolean };

/** Connecting 10 s, silence 60 s (design); an answer with five pictures is a few megabytes at most. */
export const VENDOR_LIMITS: ExchangeLimits = { connect: 10_000, silence: 60_000, answerBytes: 40_000_000 };

/** Small enough that a slow uplink still shows movement well within the limit on silence. */
const CHUNK_BYTES = 16_384;

/**
 * Posts one request on a connection of its own and waits for the whole answer. It never follows a redirect,
 * never repeats anything, and never throws.
 *
 * A fresh connection costs a handshake, but a kept one may be dead without our knowing, and a request
 * written to a dead connection is one that may have been charged.
 */
export async function exchange(
  request: VendorRequest,
  limits: ExchangeLimits,
  watch: ExchangeWatch,
): Promise<ExchangeEnd> {
  const seen: { socket: Socket | null; requestBegan: boolean } = { socket: null, requestBegan: false };
  const connect = buildConnector({ timeout: limits.connect });
  const client = new Client(request.url.origin, {
    connect: (options, callback) =>
      connect(options, (...[error, socket]) => {
        if (error) return callback(error, null);
        seen.socket = socket;
        callback(null, socket);
      }),
    // Both of undici's own limits ignore an upload that is still moving; the guard below does not.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  // Destroying the client ends the exchange at once, even while it is still connecting.
  const end = new AbortController();
  const stop = () => end.abort('stopped');
  const endGuard = guardSilence(
    () => seen.socket,
    limits.silence,
    () => end.abort('silence'),
  );
  end.signal.addEventListener('abort', () => void client.destroy());
  watch.signal.addEventListener('abort', stop);
  if (watch.signal.aborted) stop();
  const onProgress = (sentBytes: number) => {
    seen.requestBegan = true;
    watch.onProgress(sentBytes);
  };
  try {
    const response = await client.request({
      method: 'POST',
      path: request.url.pathname + request.url.search,
      headers: { ...request.headers, 'content-length': String(request.body.byteLength) },
      body: Readable.from(chunks(request.body, onProgress), { highWaterMark: 1 }),
    });
    const body = await readWhole(response.body, limits.answerBytes);
    if (body === null) return { kind: 'broken', cause: 'answerTooLarge', requestBegan: true };
    return { kind: 'response', status: response.statusCode, headers: singleHeaders(response.headers), body };
  } catch (error) {
    const { requestBegan } = seen;
    if (end.signal.reason === 'stopped') return { kind: 'stopped', requestBegan };
    if (end.signal.reason === 'silence') return { kind: 'broken', cause: 'silence', requestBegan };
    return { kind: 'broken', cause: requestBegan ? 'connectionLost' : connectCause(error), requestBegan };
  } finally {
    endGuard();
    watch.signal.removeEventListener('abort', stop);
    void client.destroy();
  }
}

/** undici asks for the first piece when the connection stands, and writes nothing before it has it. */
async function* chunks(body: Buffer, onProgress: (sentBytes: number) => void): AsyncGenerator<Buffer> {
  for (let start = 0; start < body.byteLength; start += CHUNK_BYTES) {
    onProgress(start);
    yield body.subarray(start, start + CHUNK_BYTES);
  }
  onProgress(body.byteLength);
}

/** Null when the answer is longer than the limit; reading stops there. */
async function readWhole(body: AsyncIterable<Buffer>, limit: number): Promise<Buffer | null> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of body) {
    length += part.byteLength;
    if (length > limit) return null;
    parts.push(part);
  }
  return Buffer.concat(parts, length);
}

/** Looks a few times within the limit whether a byte has moved; returns what ends the looking. */
function guardSilence(socket: () => Socket | null, limit: number, onSilence: () => void): () => void {
  const looks = 20;
  let seen = -1;
  let quietLooks = 0;
  const timer = setInterval(() => {
    const current = socket();
    if (!current) return;
    const moved = current.bytesRead + current.bytesWritten - current.writableLength;
    quietLooks = moved === seen ? quietLooks + 1 : 0;
    seen = moved;
    if (quietLooks >= looks) onSilence();
  }, limit / looks);
  return () => clearInterval(timer);
}

function singleHeaders(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const single: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) single[name.toLowerCase()] = Array.isArray(value) ? (value[0] ?? '') : value;
  }
  return single;
}

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
  DEPTH_ZERO_SELF_SIGNED_CERT: 'certificate',
  SELF_SIGNED_CERT_IN_CHAIN: 'certificate',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'certificate',
  UNABLE_TO_GET_ISSUER_CERT: 'certificate',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'certificate',
};

function connectCause(error: unknown): TroubleCause {
  const code = errorCode(error);
  if (code === null) return 'notSent';
  if (/^(CERT_|ERR_TLS_|ERR_SSL_)/.test(code)) return 'certificate';
  return connectCauses[code] ?? 'notSent';
}

/** A host with several addresses fails with all their errors at once; the first one speaks for them. */
function errorCode(error: unknown): string | null {
  if (error instanceof AggregateError && error.errors.length > 0) return errorCode(error.errors[0]);
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return null;
}
