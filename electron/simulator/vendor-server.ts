import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { ReceivedRequest, VendorEndpoint } from './endpoint.ts';
import { answerUnder } from './faults/answers.ts';
import { deliver, spoils } from './faults/delivery.ts';
import type { Fault, Moment } from './faults/fault.ts';
import type { FaultQueue } from './faults/queue.ts';
import { listenOnLoopback } from './loopback.ts';
import type { ObservedMoment } from './observer.ts';
import { readBody } from './request-body.ts';

export interface VendorServerParts {
  readonly endpoint: VendorEndpoint;
  readonly faults: FaultQueue;
  readonly clock: () => number;
  readonly report: (error: unknown) => void;
  /** Called for each connection; what it returns is called at that connection's moments. */
  readonly observe: () => ObserveConnection;
}
type ObserveConnection = (moment: ObservedMoment) => void;

/**
 * A vendor on a port of its own, which can be closed and opened again like the vendor's whole host. `port` 0 means any
 * free one. @throws when the port is taken.
 */
export async function startVendorServer(parts: VendorServerParts, port: number) {
  const { endpoint, faults, clock, report } = parts;
  const sockets = new Map<Socket, ObserveConnection>();

  function create(): Server {
    const server = createServer((request, response) => {
      const observe = sockets.get(request.socket) ?? (() => undefined);
      serve(endpoint, faults.take(), clock, observe, request, response).catch((error: unknown) => {
        // The client went away in the middle of its request, which is its own affair, or something of ours failed.
        if (!request.destroyed) report(error);
        request.socket.destroy();
      });
    });
    server.on('connection', (socket: Socket) => {
      const observe = parts.observe();
      sockets.set(socket, observe);
      socket.once('close', () => {
        sockets.delete(socket);
        observe({ moment: 'ended' });
      });
      observe({ moment: 'connected' });
      if (faults.takeForConnection()) socket.resetAndDestroy();
    });
    // A silent vendor stays silent: no 408 after a while.
    server.requestTimeout = 0;
    return server;
  }

  let server: Server | null = create();
  const boundPort = await listenOnLoopback(server, port);

  /** Closed, connections are refused (ECONNREFUSED) and open ones without a request end. */
  async function setListening(listening: boolean): Promise<void> {
    if (listening && server === null) {
      server = create();
      await listenOnLoopback(server, boundPort);
    } else if (!listening && server !== null) {
      server.close();
      server = null;
    }
  }

  return {
    port: boundPort,
    setListening,
    /** Ends every connection. */
    close: async () => {
      const closed = server === null ? null : once(server, 'close');
      server?.close();
      server = null;
      for (const socket of sockets.keys()) socket.destroy();
      await closed;
    },
  };
}

async function serve(
  endpoint: VendorEndpoint,
  fault: Fault | null,
  clock: () => number,
  observe: ObserveConnection,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  response.on('error', () => undefined);
  const length = request.headers['content-length'];
  observe({ moment: 'headersRead', bodyLength: length === undefined ? null : Number(length), fault });
  if (strikes(fault, 'beforeReading', request)) return;
  if (stopsAt(fault, 'whileReading')) {
    await once(request, 'data');
    request.pause();
    observe({ moment: 'bodyBegun' });
    strikes(fault, 'whileReading', request);
    return;
  }
  const body = await readBody(request, endpoint.bodyLimit, () => observe({ moment: 'bodyBegun' }));
  const whole = received(request, body);
  observe({ moment: 'requestRead', request: whole });
  if (strikes(fault, 'beforeProcessing', request)) return;
  const answer = await answerUnder(fault, processingObserved(endpoint, observe), whole);
  if (strikes(fault, 'afterProcessing', request)) return;
  const date = new Date(clock()).toUTCString();
  await deliver(response, { ...answer, headers: { date, ...answer.headers } }, fault);
  observe({ moment: 'answered', answer, whole: !spoils(fault) });
}

function processingObserved(endpoint: VendorEndpoint, observe: ObserveConnection): VendorEndpoint {
  return {
    ...endpoint,
    answer: async (request) => {
      const answer = await endpoint.answer(request);
      observe({ moment: 'processed' });
      return answer;
    },
  };
}

function stopsAt(fault: Fault | null, moment: Moment): boolean {
  if (fault?.kind === 'dropConnection') return moment === 'beforeReading';
  return (fault?.kind === 'reset' || fault?.kind === 'silent') && fault.when === moment;
}

/** Breaks the connection off, or leaves it open for ever, if this is the fault's moment. */
function strikes(fault: Fault | null, moment: Moment, request: IncomingMessage): boolean {
  if (!stopsAt(fault, moment)) return false;
  if (fault?.kind !== 'silent') request.socket.resetAndDestroy();
  return true;
}

function received(request: IncomingMessage, body: Buffer | null): ReceivedRequest {
  return {
    method: request.method ?? '',
    path: (request.url ?? '').split('?')[0] ?? '',
    header: (name) => {
      const value = request.headers[name];
      return typeof value === 'string' && value !== '' ? value : undefined;
    },
    body,
  };
}
