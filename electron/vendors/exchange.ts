import type { Socket } from 'node:net';
import { Readable } from 'node:stream';
import { Client } from 'undici';
import type { TroubleCause } from '../../shared/outcome.ts';
import { ConnectError, type Connected, connectorFor, type Network } from './network.ts';
import { redacted, redactedBody } from './redaction.ts';

/** One HTTP request as it will stand on the wire. */
export interface VendorRequest {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** Whole and in memory: what a retry sends is what was sent before. */
  readonly body: Buffer;
  /** What must not come back in an answer, should somebody on the way echo what we sent. */
  readonly secrets: readonly string[];
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
  /** Called when the connection to the vendor stands, before anything of the request is written. */
  readonly onConnected: (connected: Connected) => void;
  /** Called as soon as the answer's headers are there. @param time its `Date`; null without a readable one */
  readonly onAnswerBegun: (status: number, time: Date | null) => void;
}

/** A watch that nobody keeps, for an exchange that nobody stops. */
export function unwatched(): ExchangeWatch {
  return {
    signal: new AbortController().signal,
    onProgress: () => undefined,
    onConnected: () => undefined,
    onAnswerBegun: () => undefined,
  };
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

/** Connecting 10 s, silence 60 s (design); five pictures of a video are far less than eight megabytes. */
export const VENDOR_LIMITS: ExchangeLimits = { connect: 10_000, silence: 60_000, answerBytes: 8_000_000 };

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
  { limits, network }: { readonly limits: ExchangeLimits; readonly network: Network },
  watch: ExchangeWatch,
): Promise<ExchangeEnd> {
  const end = new AbortController();
  const progress: Progress = { socket: null, began: performance.now(), sentBytes: 0, requestBegan: false };
  const client = new Client(request.url.origin, {
    connect: (options, callback) =>
      connectorFor(
        network,
        limits.connect,
        end.signal,
        watch.onConnected,
      )(options, (...[error, socket]) => {
        if (error) return callback(error, null);
        progress.socket = socket;
        progress.began = performance.now();
        callback(null, socket);
      }),
    // Both of undici's own limits ignore an upload that is still moving; the guard below does not.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  const stop = () => end.abort('stopped');
  const endGuard = guardSilence(progress, limits.silence, () => end.abort('silence'));
  watch.signal.addEventListener('abort', stop);
  if (watch.signal.aborted) stop();
  const onProgress = (sentBytes: number) => {
    progress.requestBegan = true;
    progress.sentBytes = sentBytes;
    watch.onProgress(sentBytes);
  };
  const answer = async (): Promise<ExchangeEnd> => {
    const response = await client.request({
      method: 'POST',
      path: request.url.pathname + request.url.search,
      headers: { ...request.headers, 'content-length': String(request.body.byteLength) },
      body: Readable.from(chunks(request.body, onProgress), { highWaterMark: 1 }),
    });
    watch.onAnswerBegun(response.statusCode, timeOf(response.headers.date));
    const body = await readWhole(response.body, limits.answerBytes);
    if (body === null) return { kind: 'broken', cause: 'answerTooLarge', requestBegan: true };
    const { secrets } = request;
    const headers = redacted(singleHeaders(response.headers), secrets);
    return { kind: 'response', status: response.statusCode, headers, body: redactedBody(body, secrets) };
  };
  try {
    // Ending must not hang on undici's noticing it.
    return await Promise.race([answer(), rejectedOnAbort(end.signal)]);
  } catch (error) {
    const { requestBegan } = progress;
    if (end.signal.reason === 'stopped') return { kind: 'stopped', requestBegan };
    if (end.signal.reason === 'silence') return { kind: 'broken', cause: 'silence', requestBegan };
    return { kind: 'broken', cause: requestBegan ? 'connectionLost' : connectCause(error), requestBegan };
  } finally {
    endGuard();
    watch.signal.removeEventListener('abort', stop);
    // Ends it at once, even while it is still connecting.
    void client.destroy();
    progress.socket?.destroy();
  }
}

function timeOf(date: string | string[] | undefined): Date | null {
  const time = new Date(typeof date === 'string' ? date : Number.NaN);
  return Number.isNaN(time.getTime()) ? null : time;
}

/** What is known of an exchange under way; times in milliseconds on a clock that never jumps. */
interface Progress {
  socket: Socket | null;
  began: number;
  /** Of the body, handed to the operating system. */
  sentBytes: number;
  requestBegan: boolean;
}

function rejectedOnAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const ended = () => reject(new Error('the exchange was ended'));
    if (signal.aborted) ended();
    signal.addEventListener('abort', ended, { once: true });
  });
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

/**
 * Looks often within the limit whether a byte has moved; returns what ends the looking.
 *
 * The system takes bytes faster than a slow link carries them: what it still holds then leaves without our seeing it.
 * Until the answer begins, the time for that much at the pace seen so far is allowed on top.
 */
function guardSilence(progress: Progress, limit: number, onSilence: () => void): () => void {
  let seen = -1;
  let movedAt = performance.now();
  const timer = setInterval(() => {
    const { socket } = progress;
    if (!socket) return;
    const now = performance.now();
    const moved = socket.bytesRead + socket.bytesWritten - socket.writableLength;
    if (moved !== seen) {
      seen = moved;
      movedAt = now;
    }
    const allowance = socket.bytesRead === 0 ? drainTime(progress, movedAt) : 0;
    if (now - movedAt >= limit + allowance) onSilence();
  }, limit / 20);
  return () => clearInterval(timer);
}

/** What a system may hold of an upload: send buffers grow to a few hundred kilobytes on a slow link. */
const HELD_BYTES = 1_000_000;

/** Milliseconds for what may still be held, at the pace of the upload up to its last movement. */
function drainTime({ began, sentBytes }: Progress, movedAt: number): number {
  return sentBytes === 0 ? 0 : (Math.min(HELD_BYTES, sentBytes) * (movedAt - began)) / sentBytes;
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
  CERT_HAS_EXPIRED: 'certificateExpired',
  CERT_NOT_YET_VALID: 'certificateExpired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'certificateForeign',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'certificate',
  SELF_SIGNED_CERT_IN_CHAIN: 'certificate',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'certificate',
  UNABLE_TO_GET_ISSUER_CERT: 'certificate',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'certificate',
};

function connectCause(error: unknown): TroubleCause {
  if (error instanceof ConnectError) return error.reason;
  const code = errorCode(error);
  if (code === null) return 'notSent';
  return connectCauses[code] ?? (/^(CERT_|ERR_TLS_|ERR_SSL_)/.test(code) ? 'certificate' : 'notSent');
}

/** A host with several addresses fails with all their errors at once; the first one speaks for them. */
function errorCode(error: unknown): string | null {
  if (error instanceof AggregateError && error.errors.length > 0) return errorCode(error.errors[0]);
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return null;
}
