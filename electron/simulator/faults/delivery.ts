import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { Answer } from '../endpoint.ts';
import type { Fault } from './fault.ts';

/** Whether the answer does not arrive as the vendor meant it. */
export function spoils(fault: Fault | null): boolean {
  return fault !== null && ['truncate', 'wrongLength', 'invalidJson', 'enormous'].includes(fault.kind);
}

/** Sends an answer, whole or spoilt by the fault. Resolves when there is nothing left to send. */
export async function deliver(response: ServerResponse, answer: Answer, fault: Fault | null): Promise<void> {
  const body = Buffer.from(answer.body);
  const head = (length: number): ServerResponse =>
    response.writeHead(answer.status, { ...answer.headers, 'content-length': String(length) });
  const half = body.subarray(0, Math.floor(body.length / 2));

  switch (fault?.kind) {
    case 'slow':
      head(body.length).flushHeaders();
      return trickle(response, body, fault.pieces, fault.pause);
    case 'truncate':
      head(body.length).write(half, () => response.socket?.end());
      return;
    case 'wrongLength':
      head(Math.max(0, body.length + fault.difference)).end(body);
      return;
    case 'invalidJson':
      head(half.length).end(half);
      return;
    case 'enormous':
      response.writeHead(answer.status, answer.headers);
      return flood(response, fault.bytes);
    default:
      head(body.length).end(body);
  }
}

async function trickle(response: ServerResponse, body: Buffer, pieces: number, milliseconds: number): Promise<void> {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  const size = Math.max(1, Math.ceil(body.length / pieces));
  try {
    for (let start = 0; start < body.length; start += size) {
      await pause(milliseconds, undefined, { signal: gone.signal });
      response.write(body.subarray(start, start + size));
    }
    response.end();
  } catch {
    // The client went away.
  }
}

/** Generates the body while sending, no faster than the client reads, and stops when the client goes away. */
async function flood(response: ServerResponse, bytes: number): Promise<void> {
  const opening = Buffer.from('{"padding":"');
  const closing = Buffer.from('"}');
  const padding = Buffer.alloc(65_536, 'x');
  function* chunks(): Generator<Buffer> {
    yield opening;
    let left = bytes - opening.length - closing.length;
    for (; left > 0; left -= padding.length) yield padding.subarray(0, Math.min(left, padding.length));
    yield closing;
  }
  await pipeline(Readable.from(chunks()), response).catch(() => undefined);
}
