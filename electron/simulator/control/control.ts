import type { Vendor } from '../../../shared/outcome.ts';
import type { Fault } from '../faults/fault.ts';
import type { NewSession } from '../instantpay/sessions.ts';
import type { LedgerEntry } from '../ledger/ledger.ts';

/** What a test makes of the practice vendors. */
export interface SimulatorControl {
  /** The vendor's next exchanges, `count` of them (1 unless said), go wrong; after those already waiting. */
  readonly addFault: (vendor: Vendor, fault: Fault, count?: number) => void;
  readonly waitingFaults: () => Readonly<Record<Vendor, readonly Fault[]>>;
  /** Not listening, a vendor refuses connections until it listens again, on the same port. */
  readonly setListening: (vendor: Vendor, listening: boolean) => Promise<void>;
  /** It expires three minutes later; `expiresAt` in ISO 8601. */
  readonly createSession: (session: NewSession) => { sessionId: string; expiresAt: string };
  readonly ledger: () => readonly LedgerEntry[];
  /** Drops waiting faults, made sessions and the rate limit's count, and listens. Ledger and used ids stay. */
  readonly reset: () => Promise<void>;
}
