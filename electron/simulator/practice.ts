import type { Vendor } from '../../shared/outcome.ts';
import type { LaneAccess } from '../vendors/lane-access.ts';
import { practiceCredentials } from './credentials.ts';

export type PracticeUrls = Readonly<Record<Vendor, string>>;

/** The practice mode's vendors, as the outbox reaches them. */
export interface Practice {
  readonly access: (vendor: Vendor) => Promise<LaneAccess>;
  /** Puts the vendors out of reach, or back: to try what the outbox does then. */
  readonly setOffline: (offline: boolean) => void;
}

/** Nothing listens there (RFC 863's port has long been out of use), so every connection is refused. */
const NOWHERE = 'http://127.0.0.1:9';

/**
 * Starts the built-in vendors when the first check needs them, so that opening the window doesn't wait for them.
 *
 * @param portraits the folder of the practice pictures
 * @param elsewhere where practice vendors run already, in a process of their own; null to start them here
 */
export function openPractice(portraits: string, elsewhere: PracticeUrls | null): Practice {
  let starting: Promise<PracticeUrls> | null = elsewhere && Promise.resolve(elsewhere);
  let isOffline = false;
  return {
    setOffline: (offline) => {
      isOffline = offline;
    },
    async access(vendor) {
      if (isOffline) return { baseUrl: NOWHERE, ...practiceCredentials, publicKey: null };
      starting ??= startVendors(portraits);
      // A start that failed must not stand in the way of the next one.
      const urls = await starting.catch((error: unknown) => {
        starting = null;
        throw error;
      });
      return { baseUrl: urls[vendor], ...practiceCredentials, publicKey: null };
    },
  };
}

async function startVendors(portraits: string): Promise<PracticeUrls> {
  const { startSimulator } = await import('./simulator.ts');
  const { memoryLedger } = await import('./ledger/ledger.ts');
  const simulator = await startSimulator({ portraits, clock: Date.now, ledger: memoryLedger() });
  return { instantPay: simulator.instantPayUrl, cashfree: simulator.cashfreeUrl };
}

/**
 * Reads from the environment where practice vendors run already, for tests and for developers.
 *
 * @returns null where nothing is set
 * @throws for an address that is not on this computer: practice must never reach a real vendor
 */
export function practiceElsewhere(environment: Readonly<Record<string, string | undefined>>): PracticeUrls | null {
  const instantPay = environment.FACEDESK_PRACTICE_INSTANTPAY_URL;
  const cashfree = environment.FACEDESK_PRACTICE_CASHFREE_URL;
  if (instantPay === undefined || cashfree === undefined) return null;
  for (const address of [instantPay, cashfree]) {
    if (new URL(address).hostname !== '127.0.0.1') throw new Error('practice vendors must run on 127.0.0.1');
  }
  return { instantPay, cashfree };
}
