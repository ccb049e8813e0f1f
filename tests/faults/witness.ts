import { join } from 'node:path';
import type { ReceivedRequest } from '../../electron/simulator/endpoint.ts';
import type { Fault } from '../../electron/simulator/faults/fault.ts';
import { type Ledger, type LedgerEntry, memoryLedger } from '../../electron/simulator/ledger/ledger.ts';
import type { Observation, ObservedMoment } from '../../electron/simulator/observer.ts';
import { type Simulator, startSimulator } from '../../electron/simulator/simulator.ts';
import type { Vendor } from '../../shared/check/outcome.ts';

export type Moment = ObservedMoment['moment'];

/** What a vendor has seen of one exchange. Times in milliseconds since 1970. */
export interface Exchange {
  readonly connection: number;
  readonly vendor: Vendor;
  readonly at: Partial<Record<Moment, number>>;
  /** Of the request, as its headers say; 0 until they have come. */
  bodyLength: number;
  /** What went wrong with it on purpose. */
  fault: Fault | null;
  /** The verification or session id; null where the request never came to its end. */
  subject: string | null;
  /** The ledger has it: a real vendor would charge for it. */
  accepted: boolean;
  /** Handed over whole; null where it was spoiled or never sent. */
  answer: GivenAnswer | null;
}

/** An answer by what tells it from every other one. */
export interface GivenAnswer {
  readonly status: number;
  /** Cashfree's `ref_id` or InstantPay's `ipay_uuid`. */
  readonly reference: string | null;
  /** Match score or confidence. */
  readonly score: number | null;
}

/** Both vendors, in the process that kills: they outlive the program, and know how far each exchange came. */
export interface Witness {
  readonly simulator: Simulator;
  readonly exchanges: readonly Exchange[];
  readonly ledger: () => readonly LedgerEntry[];
  /** Called at each moment of every exchange, while the vendor waits; null for nobody. */
  watcher: ((exchange: Exchange, moment: Moment) => void) | null;
}

const portraits = join(import.meta.dirname, '../../resources/practice');

export const now = (): number => performance.timeOrigin + performance.now();

export async function startWitness(): Promise<Witness> {
  const exchanges: Exchange[] = [];
  const byConnection = new Map<number, Exchange>();
  const ledger: Ledger = memoryLedger();

  function observe(observation: Observation): void {
    const { vendor, connection, moment } = observation;
    let exchange = byConnection.get(connection);
    if (!exchange) {
      exchange = newExchange(connection, vendor);
      byConnection.set(connection, exchange);
      exchanges.push(exchange);
    }
    exchange.at[moment] = now();
    if (observation.moment === 'headersRead') {
      exchange.bodyLength = observation.bodyLength ?? 0;
      exchange.fault = observation.fault;
    }
    if (observation.moment === 'requestRead') exchange.subject = subjectOf(vendor, observation.request);
    if (observation.moment === 'processed') exchange.accepted = isNewest(ledger, exchange, exchanges);
    if (observation.moment === 'answered' && observation.whole) exchange.answer = readAnswer(observation.answer);
    if (moment === 'ended') byConnection.delete(connection);
    witness.watcher?.(exchange, moment);
  }

  const simulator = await startSimulator({
    portraits,
    clock: Date.now,
    ledger,
    // The program keeps to Cashfree's limit by itself; what it had sent before it was killed it can't know.
    faceMatchesPerMinute: 100_000,
    observe,
  });
  const witness: Witness = { simulator, exchanges, ledger: () => ledger.entries(), watcher: null };
  return witness;
}

function newExchange(connection: number, vendor: Vendor): Exchange {
  return { connection, vendor, at: {}, bodyLength: 0, fault: null, subject: null, accepted: false, answer: null };
}

/** Whether the ledger's newest entries have one for this exchange that none before it was accepted by. */
function isNewest(ledger: Ledger, exchange: Exchange, exchanges: readonly Exchange[]): boolean {
  const entries = ledger.entries().filter((entry) => subjectOfEntry(entry) === exchange.subject).length;
  const before = exchanges.filter(({ subject, accepted }) => accepted && subject === exchange.subject).length;
  return entries > before;
}

export function subjectOfEntry(entry: LedgerEntry): string {
  return entry.vendor === 'cashfree' ? entry.verificationId : entry.sessionId;
}

function subjectOf(vendor: Vendor, { body }: ReceivedRequest): string | null {
  if (body === null) return null;
  if (vendor === 'instantPay') return (JSON.parse(body.toString('utf8')) as { sessionId: string }).sessionId;
  return /name="verification_id"\r\n(?:[^\r\n]+\r\n)*\r\n([^\r\n]*)\r\n/.exec(body.toString('latin1'))?.[1] ?? null;
}

function readAnswer({ status, body }: { readonly status: number; readonly body: string }): GivenAnswer {
  const reference = /"(?:ref_id":|ipay_uuid":")([^",}]+)/.exec(body)?.[1] ?? null;
  const score = /"(?:face_match_score|Confidence)":([\d.]+)/.exec(body)?.[1];
  return { status, reference, score: score === undefined ? null : Number(score) };
}
