import type { Vendor } from '../../shared/check/outcome.ts';
import type { LaneAccess } from '../vendors/lane-access.ts';
import { practiceCredentials } from './credentials.ts';

export type PracticeUrls = Readonly<Record<Vendor, string>>;

/** Nothing listens there (RFC 863's port has long been out of use), so every connection is refused. */
const NOWHERE = 'http://127.0.0.1:9';

/**
 * The practice mode's vendors, as the outbox reaches them. The built-in ones are started when the first check needs them,
 * so that opening the window doesn't wait for them.
 *
 * @param portraits the folder of the practice pictures
 * @param elsewhere where practice vendors already run, in a process of their own; null to start them here
 */
export function openPractice(portraits: string, elsewhere: PracticeUrls | null) {
  let starting: Promise<PracticeUrls> | null = elsewhere && Promise.resolve(elsewhere);
  let isOffline = false;
  return {
    /** Puts the vendors out of reach, or back, to show what the outbox does. */
    setOffline: (offline: boolean) => {
      isOffline = offline;
    },
    async access(vendor: Vendor): Promise<LaneAccess> {
      if (isOffline) return { baseUrl: NOWHERE, ...practiceCredentials, publicKey: null };
      starting ??= startVendors(portraits);
      // A failed start must not block the next one.
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
 * Reads from the environment where practice vendors already run, for tests and developers.
 *
 * @returns null if nothing is set
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
