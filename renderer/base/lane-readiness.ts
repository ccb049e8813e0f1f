import type { LaneSummary } from '../../shared/contract/credentials.ts';
import type { VaultStatus } from '../../shared/vault.ts';

/** What a lane lacks before a check can go out. Each has a text in the language files under `lane.unready`. */
export const unreadinesses = ['vaultLocked', 'vaultClosed', 'noCredentials', 'noBaseUrl'] as const;
export type Unreadiness = (typeof unreadinesses)[number];

/** Null where nothing is lacking. */
export function laneReadiness(lane: LaneSummary, vault: VaultStatus): Unreadiness | null {
  if (lane.credentials !== null) return lane.baseUrl === null ? 'noBaseUrl' : null;
  if (vault.state === 'locked') return 'vaultLocked';
  return vault.state === 'closed' ? 'vaultClosed' : 'noCredentials';
}
