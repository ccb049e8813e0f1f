import { failure, success } from '../../../shared/result.ts';
import type { HandlersOf } from '../call.ts';
import type { Services } from '../services.ts';
import { vaultChanges } from '../vault-changes.ts';

export function vaultHandlers(services: Services): HandlersOf<'vault'> {
  const { vault, announceChange } = services;
  const { record, vaultChanged } = vaultChanges(services);
  return {
    'vault.status': () => success(vault.status()),
    'vault.retry': async () => {
      vault.retry();
      await vaultChanged();
      return success(vault.status());
    },
    'vault.unlock': async ({ passphrase }) => {
      const opened = await vault.unlock(passphrase);
      if (opened) await vaultChanged();
      return success({ opened });
    },
    'vault.unlockWithRecoveryCode': async ({ code }) => {
      const opened = vault.unlockWithRecoveryCode(code);
      if (opened) await vaultChanged();
      return success({ opened });
    },
    'vault.protectWithKeychain': async () => {
      if (!vault.protectWithKeychain()) return notNow;
      await vaultChanged();
      record({ event: 'protectionChanged', protection: 'keychain' });
      return success(vault.status());
    },
    'vault.protectWithPassphrase': async ({ passphrase, current }) => {
      const changed = await vault.protectWithPassphrase(passphrase, current);
      if (changed) {
        await vaultChanged();
        record({ event: 'protectionChanged', protection: 'passphrase' });
      }
      return success({ changed });
    },
    'vault.makeRecoveryCode': () => {
      const code = vault.makeRecoveryCode();
      if (code === null) return notNow;
      record({ event: 'protectionChanged', protection: 'recoveryCode' });
      announceChange();
      return success({ code });
    },
    'vault.setAside': async () => {
      const status = vault.status();
      // What can't be read now may be whole: there is nothing to begin anew for.
      const helps = status.state === 'locked' || (status.state === 'closed' && status.why !== 'unreadable');
      if (!helps) return notNow;
      const name = vault.setAside();
      await vaultChanged();
      return success({ name });
    },
  };
}

const notNow = failure({ code: 'notNow', message: 'the state of the vault does not allow this' } as const);
