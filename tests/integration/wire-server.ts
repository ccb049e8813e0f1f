import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { createServer as createSecureServer } from 'node:tls';

/** A request exactly as its bytes arrived. */
export interface ReceivedRequest {
  readonly requestLine: string;
  /** In the order and the spelling in which they came. */
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Buffer;
}

/** What to do with a connection once a request has arrived whole (or its first bytes, with `onFirstBytes`). */
export type Reply = (socket: Socket, request: ReceivedRequest) => void;

export interface WireServer {
  readonly url: string;
  readonly received: ReceivedRequest[];
  /** Connections that were opened, whether or not a byte came over them. */
  readonly connections: () => number;
  reply: Reply;
  /** Called when a request begins to arrive; whatever it does, the request is not read further. */
  onFirstBytes: ((socket: Socket) => void) | null;
  readonly close: () => Promise<void>;
}

/**
 * A TCP or TLS server that knows just enough HTTP to tell where a request ends. It shares no code with the clients.
 *
 * @param identity for TLS
 */
export async function startWireServer(identity?: { readonly key: string; readonly cert: string }): Promise<WireServer> {
  const sockets = new Set<Socket>();
  let connections = 0;
  const onConnection = (socket: Socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    // A client that hangs up is part of many tests.
    socket.on('error', () => socket.destroy());
    let bytes = Buffer.alloc(0);
    let answered = false;
    socket.on('data', (chunk) => {
      if (wire.onFirstBytes) return wire.onFirstBytes(socket);
      bytes = Buffer.concat([bytes, chunk]);
      const request = answered ? null : wholeRequest(bytes);
      if (!request) return;
      answered = true;
      wire.received.push(request);
      wire.reply(socket, request);
    });
  };
  const server = identity ? createSecureServer(identity, onConnection) : createServer(onConnection);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const wire: WireServer = {
    url: `${identity ? 'https' : 'http'}://127.0.0.1:${port}`,
    received: [],
    connections: () => connections,
    reply: (socket) => socket.end(httpAnswer(200, {}, '{}')),
    onFirstBytes: null,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
  return wire;
}

function wholeRequest(bytes: Buffer): ReceivedRequest | null {
  const headEnd = bytes.indexOf('\r\n\r\n');
  if (headEnd < 0) return null;
  const [requestLine = '', ...lines] = bytes.subarray(0, headEnd).toString('latin1').split('\r\n');
  const headers = lines.map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon), line.slice(colon + 1).trim()] as const;
  });
  const length = Number(headers.find(([name]) => name.toLowerCase() === 'content-length')?.[1] ?? 0);
  const body = bytes.subarray(headEnd + 4);
  return body.byteLength < length ? null : { requestLine, headers, body };
}

/** An HTTP/1.1 answer as bytes, with a true content-length unless the headers say another. */
export function httpAnswer(status: number, headers: Record<string, string>, body: string | Uint8Array): Buffer {
  const content = Buffer.from(body);
  const all = { 'Content-Type': 'application/json', 'Content-Length': String(content.byteLength), ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([Buffer.from(`HTTP/1.1 ${status} Status\r\n${lines.join('')}\r\n`, 'latin1'), content]);
}

/** Cashfree's answer to a match: a YES. */
export function matchAnswer(verificationId: string): Buffer {
  const body = {
    status: 'SUCCESS',
    verification_id: verificationId,
    face_match_result: 'YES',
    face_match_score: 0.9,
  };
  return httpAnswer(200, {}, JSON.stringify(body));
}

/** An error in Cashfree's words. */
export function cashfreeRefusal(status: number, code: string, headers: Record<string, string> = {}): Buffer {
  return httpAnswer(status, headers, JSON.stringify({ type: 'test_error', code, message: `${code}.` }));
}

/** An answer in InstantPay's envelope. */
export function instantPayAnswer(statuscode: string, data: unknown = null, environment = 'SANDBOX'): Buffer {
  const status = `${statuscode}.`;
  return httpAnswer(200, {}, JSON.stringify({ statuscode, actcode: null, status, data, environment }));
}
