import type { RecordsTrouble } from '../../shared/records.ts';
import type { VaultStatus } from '../../shared/vault.ts';

export interface DoorOffers {
  readonly setAside: boolean;
  /** `later`: there is no key yet that what is restored could be kept under. */
  readonly restore: 'now' | 'later' | null;
}

/** Troubles that a backup helps against: what is here is lost or unreadable, and not merely out of reach. */
const restorable: readonly RecordsTrouble[] = ['keyMissing', 'wrongKeyOrDamaged', 'damaged'];

/** What can be done about records that can't be opened, besides trying again. */
export function doorOffers(why: Exclude<RecordsTrouble, 'vault'>, vault: VaultStatus | undefined): DoorOffers {
  const hasKey = vault?.state === 'open' && why !== 'keyMissing';
  return {
    // On a full disk there is no room for new ones.
    setAside: why !== 'diskFull',
    restore: restorable.includes(why) ? (hasKey ? 'now' : 'later') : null,
  };
}
