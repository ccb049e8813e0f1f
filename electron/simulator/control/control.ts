import type { Vendor } from '../../../shared/check/outcome.ts';
import type { Fault } from '../faults/fault.ts';
import type { NewSession } from '../instantpay/sessions.ts';
import type { LedgerEntry } from '../ledger/ledger.ts';

/** How a test controls the practice vendors. */
export interface SimulatorControl {
  /** Makes the vendor's next `count` exchanges (1 by default) go wrong, after those already waiting. */
  readonly addFault: (vendor: Vendor, fault: Fault, count?: number) => void;
  readonly waitingFaults: () => Readonly<Record<Vendor, readonly Fault[]>>;
  /** While it does not listen, a vendor refuses connections; it listens again on the same port. */
  readonly setListening: (vendor: Vendor, listening: boolean) => Promise<void>;
  /** It expires three minutes later; `expiresAt` in ISO 8601. */
  readonly createSession: (session: NewSession) => { sessionId: string; expiresAt: string };
  readonly ledger: () => readonly LedgerEntry[];
  /** Drops waiting faults, made sessions and the rate limit's count, and listens. Ledger and used ids stay. */
  readonly reset: () => Promise<void>;
}
