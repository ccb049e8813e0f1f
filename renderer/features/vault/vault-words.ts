import type { ParseKeys } from 'i18next';
import type { VaultStatus } from '../../../shared/vault.ts';

/** What can be done about the vault. Each is a button with a form or a question of its own. */
export const vaultActions = [
  'unlock',
  'recover',
  'retry',
  'choosePassphrase',
  'changePassphrase',
  'useKeychain',
  'makeRecoveryCode',
  'setAside',
] as const;
export type VaultAction = (typeof vaultActions)[number];
export type VaultFormName = Extract<VaultAction, 'unlock' | 'recover' | 'choosePassphrase' | 'changePassphrase'>;

export interface VaultWords {
  readonly tone: 'good' | 'calm' | 'warning' | 'problem';
  readonly title: ParseKeys;
  readonly text: ParseKeys;
  /** What to do about it; null where the text says all there is to say. */
  readonly next: ParseKeys | null;
  /** What a person most likely wants, shown at once; null where nothing has to be done. */
  readonly first: Extract<VaultAction, 'unlock' | 'choosePassphrase'> | null;
  readonly others: readonly VaultAction[];
}

/**
 * The vault's state in words, and the ways forward.
 *
 * @param wasRecovered opened with the recovery code: what protected it before can't be opened, or was forgotten
 */
export function vaultWords(status: VaultStatus, wasRecovered: boolean): VaultWords {
  switch (status.state) {
    case 'empty':
      return status.keychain
        ? words('calm', 'emptyKeychain', null, ['choosePassphrase'])
        : words('warning', 'emptyNoKeychain', 'choosePassphrase', []);
    case 'locked':
      return words('warning', 'locked', 'unlock', [...(status.recoverable ? ['recover' as const] : []), 'setAside']);
    case 'closed':
      return {
        tone: status.why === 'keychainRefused' ? 'warning' : 'problem',
        title: `vaultTrouble.${status.why}.title`,
        text: `vaultTrouble.${status.why}.happened`,
        next: `vaultTrouble.${status.why}.next`,
        first: null,
        others: [
          'retry',
          ...(status.recoverable ? ['recover' as const] : []),
          ...(status.why === 'unreadable' ? [] : ['setAside' as const]),
        ],
      };
    case 'open': {
      const keychain = status.keychain ? ['useKeychain' as const] : [];
      const isUnprotected = status.protection === 'keychain' && !status.keychain;
      if (wasRecovered || isUnprotected) return words('warning', 'recovered', 'choosePassphrase', keychain);
      return status.protection === 'keychain'
        ? words('good', 'openKeychain', null, ['makeRecoveryCode', 'choosePassphrase'])
        : words('good', 'openPassphrase', null, ['makeRecoveryCode', 'changePassphrase', ...keychain]);
    }
  }
}

type StateName = 'emptyKeychain' | 'emptyNoKeychain' | 'locked' | 'recovered' | 'openKeychain' | 'openPassphrase';

function words(
  tone: VaultWords['tone'],
  name: StateName,
  first: VaultWords['first'],
  others: readonly VaultAction[],
): VaultWords {
  return { tone, title: `vault.${name}.title`, text: `vault.${name}.text`, next: null, first, others };
}
