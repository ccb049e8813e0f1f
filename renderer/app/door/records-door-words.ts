import { type RecordsTrouble, setAsideTroubles } from '../../../shared/records-troubles.ts';
import type { VaultStatus } from '../../../shared/vault.ts';

/** Troubles that a backup helps against: what is here is lost or unreadable, and not merely out of reach. */
const restorable: readonly RecordsTrouble[] = ['keyMissing', 'wrongKeyOrDamaged', 'damaged'];

/** What can be done about records that can't be opened, besides trying again. */
export function doorOffers(why: Exclude<RecordsTrouble, 'vault'>, vault: VaultStatus | undefined) {
  const hasKey = vault?.state === 'open' && why !== 'keyMissing';
  return {
    // Never for trouble of the disk: what is on it may be whole.
    setAside: setAsideTroubles.includes(why),
    /** `later`: there is no key yet that what is restored could be kept under. */
    restore: restorable.includes(why) ? (hasKey ? ('now' as const) : ('later' as const)) : null,
  };
}
