import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { z } from 'zod';
import { vendorSchema } from '../../../shared/check/outcome.ts';
import { type SampleSession, sampleSessions } from '../../../shared/practice.ts';
import { faultSchema } from '../faults/fault.ts';
import { listenOnLoopback } from '../loopback.ts';
import { readBody } from '../request-body.ts';
import type { SimulatorControl } from './control.ts';

const BODY_LIMIT = 10_000_000;

const faultRequest = z.strictObject({
  vendor: vendorSchema,
  fault: faultSchema,
  count: z.int().positive().max(100_000).optional(),
});
const sampleNames = sampleSessions.map((sample) => sample.name) as [SampleSession, ...SampleSession[]];
const sessionRequest = z.strictObject({
  like: z.enum(sampleNames),
  confidence: z.number().min(0).max(100).optional(),
  unfinishedLookups: z.int().nonnegative().optional(),
});
const listeningRequest = z.strictObject({ vendor: vendorSchema, listening: z.boolean() });

/** Each returns what is answered with 200; a `ZodError` or `SyntaxError` becomes a 400. */
type Route = (body: string, control: SimulatorControl) => unknown;

const routes: Readonly<Record<string, Route>> = {
  'POST /control/faults': (body, control) => {
    const { vendor, fault, count } = faultRequest.parse(JSON.parse(body));
    control.addFault(vendor, fault, count);
    return { waiting: control.waitingFaults()[vendor].length };
  },
  'GET /control/faults': (_, control) => control.waitingFaults(),
  'POST /control/sessions': (body, control) => control.createSession(sessionRequest.parse(JSON.parse(body))),
  'POST /control/listening': async (body, control) => {
    const { vendor, listening } = listeningRequest.parse(JSON.parse(body));
    await control.setListening(vendor, listening);
    return { vendor, listening };
  },
  'GET /control/ledger': (_, control) => ({ entries: control.ledger() }),
  'POST /control/reset': async (_, control) => {
    await control.reset();
    return {};
  },
};

/** The control over HTTP, for a simulator in a process of its own. */
export async function startControlServer(control: SimulatorControl, port: number) {
  const server = createServer(async (request, response) => {
    const { status, body } = await respond(request, control);
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
  });
  const boundPort = await listenOnLoopback(server, port);
  return { port: boundPort, close: () => closeServer(server) };
}

async function respond(
  request: IncomingMessage,
  control: SimulatorControl,
): Promise<{ status: number; body: unknown }> {
  try {
    const body = await readBody(request, BODY_LIMIT);
    if (mayComeFromAPage(request)) return { status: 403, body: { error: 'Not for web pages; see docs/PRACTICE.md.' } };
    const route = routes[`${request.method} ${request.url}`];
    if (route === undefined) return { status: 404, body: { error: 'No such thing to control.' } };
    return { status: 200, body: await route(body?.toString('utf8') ?? '', control) };
  } catch (error) {
    const status = error instanceof z.ZodError || error instanceof SyntaxError ? 400 : 500;
    return { status, body: { error: error instanceof Error ? error.message : String(error) } };
  }
}

/**
 * A page can make a browser send almost anything to this machine. It can't leave out the Origin header of a
 * cross-origin POST, nor add a header of its own without asking first, nor name us in Host by another name.
 */
function mayComeFromAPage(request: IncomingMessage): boolean {
  const { origin, host, 'x-practice-control': word } = request.headers;
  return origin !== undefined || word !== 'yes' || !/^(127\.0\.0\.1|localhost):\d+$/.test(host ?? '');
}

async function closeServer(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}
