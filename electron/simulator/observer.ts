import type { Vendor } from '../../shared/check/outcome.ts';
import type { Answer, ReceivedRequest } from './endpoint.ts';
import type { Fault } from './faults/fault.ts';

/** How far a vendor has got with one connection's request. */
export type ObservedMoment =
  /** The connection is open; not a byte of a request has been read. */
  | { readonly moment: 'connected' }
  /** `bodyLength` as the client gives it, null if it doesn't; `fault` is what will go wrong with this exchange. */
  | { readonly moment: 'headersRead'; readonly bodyLength: number | null; readonly fault: Fault | null }
  /** A first part of the body has come; not before a request that has none is over. */
  | { readonly moment: 'bodyBegun' }
  | { readonly moment: 'requestRead'; readonly request: ReceivedRequest }
  /** The vendor has worked on it: if it accepted it, the ledger has it. Nothing of the answer is sent yet. */
  | { readonly moment: 'processed' }
  /** Handed to the operating system. `whole` is false for an answer that a fault has spoiled on its way. */
  | { readonly moment: 'answered'; readonly answer: Answer; readonly whole: boolean }
  /** The connection is over, from whichever side. */
  | { readonly moment: 'ended' };

/** `connection` counts from 1, over both vendors. A client with a connection per exchange has one exchange on each. */
export type Observation = ObservedMoment & { readonly vendor: Vendor; readonly connection: number };

/**
 * Called at each moment, before anything further happens to that connection: whoever kills the client here kills it at
 * that moment.
 */
export type Observer = (observation: Observation) => void;
