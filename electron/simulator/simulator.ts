import { randomUUID } from 'node:crypto';
import type { Vendor } from '../../shared/check/outcome.ts';
import { cashfreeEndpoint } from './cashfree/endpoint.ts';
import { createRateLimit, FACE_MATCHES_PER_MINUTE } from './cashfree/rate-limit.ts';
import type { SimulatorControl } from './control/control.ts';
import { startControlServer } from './control/server.ts';
import { createFaultQueue } from './faults/queue.ts';
import { instantPayEndpoint } from './instantpay/endpoint.ts';
import { createSessions } from './instantpay/sessions.ts';
import type { Ledger } from './ledger/ledger.ts';
import { loopbackUrl } from './loopback.ts';
import type { Observer } from './observer.ts';
import { loadPictureLibrary, type PictureLoader } from './portraits/library.ts';
import { startVendorServer } from './vendor-server.ts';

export interface SimulatorOptions {
  /** The folder of the practice pictures, or a function that returns one by name. */
  readonly portraits: string | PictureLoader;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** The verification ids of its face matches stay used. It is not closed with the simulator. */
  readonly ledger: Ledger;
  /** InstantPay's; Cashfree's is the next, the control's the one after. Any free ones by default. */
  readonly port?: number;
  /** Whether the control is open over HTTP. Never inside the program. */
  readonly control?: boolean;
  /** Face matches that one client id may ask for in a minute; Cashfree's 100 by default. */
  readonly faceMatchesPerMinute?: number;
  readonly randomUuid?: () => string;
  /** Called with internal failures, such as a full disk under the ledger; the client finds its connection closed. */
  readonly report?: (error: unknown) => void;
  /** For tests in the same process that must act at a certain moment of an exchange. */
  readonly observe?: Observer;
}

export type Simulator = Awaited<ReturnType<typeof startSimulator>>;

/**
 * Starts both vendors on this machine's loopback address, each on a port of its own, so that one can be
 * down while the other is not.
 *
 * @throws when a practice picture can't be read or a port is taken.
 */
export async function startSimulator(options: SimulatorOptions) {
  const { clock, ledger, port = 0, randomUuid = randomUUID, report = console.error, observe } = options;
  const library = await loadPictureLibrary(options.portraits);
  const sessions = createSessions(randomUuid);
  const rateLimit = createRateLimit(options.faceMatchesPerMinute ?? FACE_MATCHES_PER_MINUTE);
  const faults = { instantPay: createFaultQueue(), cashfree: createFaultQueue() };
  const surroundings = { library, ledger, clock, randomUuid };
  const endpoints = {
    instantPay: instantPayEndpoint(surroundings, sessions),
    cashfree: cashfreeEndpoint(surroundings, rateLimit),
  };

  const nth = (index: number): number => (port === 0 ? 0 : port + index);
  let connections = 0;
  const start = (vendor: Vendor, index: number) =>
    startVendorServer(
      {
        endpoint: endpoints[vendor],
        faults: faults[vendor],
        clock,
        report,
        observe: () => {
          connections += 1;
          const connection = connections;
          return (moment) => observe?.({ ...moment, vendor, connection });
        },
      },
      nth(index),
    );
  const servers = { instantPay: await start('instantPay', 0), cashfree: await start('cashfree', 1) };

  const control: SimulatorControl = {
    addFault: (vendor, fault, count = 1) => faults[vendor].add(fault, count),
    waitingFaults: () => ({ instantPay: faults.instantPay.waiting(), cashfree: faults.cashfree.waiting() }),
    setListening: (vendor, listening) => servers[vendor].setListening(listening),
    createSession: (session) => {
      const { sessionId, expiresAt } = sessions.create(session, clock());
      return { sessionId, expiresAt: new Date(expiresAt).toISOString() };
    },
    ledger: () => ledger.entries(),
    reset: async () => {
      for (const queue of Object.values(faults)) queue.clear();
      sessions.clear();
      rateLimit.clear();
      for (const server of Object.values(servers)) await server.setListening(true);
    },
  };
  const controlServer = options.control === true ? await startControlServer(control, nth(2)) : null;

  return {
    /** The part before `/identity/faceLiveness/getSessionResult`. */
    instantPayUrl: loopbackUrl(servers.instantPay.port),
    /** The part before `/face-match`. */
    cashfreeUrl: `${loopbackUrl(servers.cashfree.port)}/verification`,
    /** The part before `/control/…`; null if it is not open. */
    controlUrl: controlServer === null ? null : loopbackUrl(controlServer.port),
    /** For tests in the same process. */
    control,
    close: async () => {
      await Promise.all([servers.instantPay.close(), servers.cashfree.close(), controlServer?.close()]);
    },
  };
}
