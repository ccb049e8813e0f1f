import { Readable } from 'node:stream';
import { Client } from 'undici';
import type { TroubleCause } from '../../shared/check/outcome.ts';
import { connectCause } from './connect-cause.ts';
import { type Connected, connectorFor } from './connecting.ts';
import type { ExchangeLimits } from './limits.ts';
import type { Network } from './network.ts';
import { type ReadBody, readBody } from './reading/body.ts';
import { decoded, TooLarge, Undecodable } from './reading/coding.ts';
import { cleanedHeaders } from './reading/secrets.ts';
import { guardSilence, type Progress } from './silence.ts';

/** One HTTP request as it will go over the wire. */
export interface VendorRequest {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** Whole and in memory, in as many pieces as it has: what a retry sends is what was sent before. */
  readonly body: readonly Buffer[];
  /** What must not come back in an answer, if somebody on the way echoes what we sent. */
  readonly secrets: readonly string[];
}

export interface ExchangeWatch {
  readonly signal: AbortSignal;
  /** Called with the bytes of the body that have been handed to the connection. */
  readonly onProgress: (sentBytes: number) => void;
  /** Called when the connection to the vendor is open, before any of the request is written. */
  readonly onConnected: (connected: Connected) => void;
  /** Called as soon as the answer's headers have come. @param time its `Date`; null without a readable one */
  readonly onAnswerBegun: (status: number, time: Date | null) => void;
}

/** What a vendor client is given. */
export interface VendorEnvironment {
  readonly programVersion: string;
  readonly limits: ExchangeLimits;
  readonly network: Network;
  readonly now: () => Date;
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

/** A whole answer, whoever sent it, without the secrets that were in it. */
export interface Response extends ReadBody {
  readonly kind: 'response';
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
}

/** How an exchange ended. `requestBegan` false promises that no byte of the request was written. */
export type ExchangeEnd =
  | Response
  | { readonly kind: 'broken'; readonly cause: TroubleCause; readonly requestBegan: boolean }
  | { readonly kind: 'stopped'; readonly requestBegan: boolean };

/** Small enough that a slow uplink still shows movement well within the silence limit. */
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
  const progress: Progress = {
    socket: null,
    began: performance.now(),
    readBefore: 0,
    sentBytes: 0,
    requestBegan: false,
  };
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
        progress.readBefore = socket.bytesRead;
        callback(null, socket);
      }),
    // Both of undici's own limits ignore an upload that is still moving; the guard below doesn't.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  const stop = () => end.abort('stopped');
  const endGuard = guardSilence(progress, limits, () => end.abort('silence'));
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
      headers: { ...request.headers, 'content-length': String(lengthOf(request.body)) },
      body: Readable.from(chunks(request.body, onProgress), { highWaterMark: 1 }),
    });
    watch.onAnswerBegun(response.statusCode, timeOf(response.headers.date));
    const { secrets } = request;
    const headers = cleanedHeaders(singleHeaders(response.headers), secrets);
    const body = await wholeBody(response.body, response.headers['content-encoding'], limits.answerBytes);
    if (body === 'tooLarge') return { kind: 'broken', cause: 'answerTooLarge', requestBegan: true };
    return { kind: 'response', status: response.statusCode, headers, ...readBody(body, secrets) };
  };
  try {
    // Ending must not depend on undici's noticing it.
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

function rejectedOnAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const ended = () => reject(new Error('the exchange was ended'));
    if (signal.aborted) ended();
    signal.addEventListener('abort', ended, { once: true });
  });
}

/** undici asks for the first piece when the connection is open, and writes nothing before it has it. */
async function* chunks(body: readonly Buffer[], onProgress: (sentBytes: number) => void): AsyncGenerator<Buffer> {
  let sent = 0;
  for (const piece of body) {
    for (let start = 0; start < piece.byteLength; start += CHUNK_BYTES) {
      onProgress(sent);
      const chunk = piece.subarray(start, start + CHUNK_BYTES);
      yield chunk;
      sent += chunk.byteLength;
    }
  }
  onProgress(sent);
}

function lengthOf(body: readonly Buffer[]): number {
  return body.reduce((sum, { byteLength }) => sum + byteLength, 0);
}

/** The body decoded; null if that is impossible. */
async function wholeBody(
  parts: AsyncIterable<Uint8Array>,
  coding: string | string[] | undefined,
  limit: number,
): Promise<Buffer | 'tooLarge' | null> {
  try {
    return await decoded(parts, [coding ?? []].flat().join(), limit);
  } catch (error) {
    if (error instanceof TooLarge) return 'tooLarge';
    if (error instanceof Undecodable) return null;
    throw error;
  }
}

function singleHeaders(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const single: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) single[name.toLowerCase()] = Array.isArray(value) ? (value[0] ?? '') : value;
  }
  return single;
}
