import { failure, success } from '../../shared/result.ts';
import type { Handlers } from './call.ts';
import type { Services } from './handlers.ts';

type SettingsChannel = Extract<keyof Handlers, `vault.${string}` | `credentials.${string}` | 'program.switchMode'>;

/** Mode, vault and credentials. Nothing secret goes out: statuses and endings only. */
export function settingsHandlers(services: Services): Pick<Handlers, SettingsChannel> {
  const { modes, vault, credentials, announceChange } = services;
  return {
    'program.switchMode': ({ mode, productionAgreed }) => {
      if (mode === 'production' && !modes.productionAgreed()) {
        if (!productionAgreed) return failure({ code: 'notNow', message: 'production has not been agreed to' });
        modes.rememberProductionAgreed();
      }
      modes.rememberMode(mode);
      announceChange();
      return success({});
    },
    'vault.status': () => success(vault.status()),
    'vault.retry': () => {
      vault.retry();
      announceChange();
      return success(vault.status());
    },
    'vault.unlock': async ({ passphrase }) => {
      const opened = await vault.unlock(passphrase);
      if (opened) announceChange();
      return success({ opened });
    },
    'vault.unlockWithRecoveryCode': ({ code }) => {
      const opened = vault.unlockWithRecoveryCode(code);
      if (opened) announceChange();
      return success({ opened });
    },
    'vault.protectWithKeychain': () => {
      if (!vault.protectWithKeychain()) return notNow;
      announceChange();
      return success(vault.status());
    },
    'vault.protectWithPassphrase': async ({ passphrase, current }) => {
      const changed = await vault.protectWithPassphrase(passphrase, current);
      if (changed) announceChange();
      return success({ changed });
    },
    'vault.makeRecoveryCode': () => {
      const code = vault.makeRecoveryCode();
      if (code === null) return notNow;
      announceChange();
      return success({ code });
    },
    'vault.setAside': () => {
      const { state } = vault.status();
      if (state !== 'closed' && state !== 'locked') return notNow;
      const name = vault.setAside();
      announceChange();
      return success({ name });
    },
    'credentials.list': () => success(credentials.list()),
    'credentials.keep': async (request) => {
      const host = credentials.newHost(request);
      if (host !== null && !(await services.askNewHost(host))) return declined;
      const status = vault.status();
      // With a keychain there is nothing to decide; without one a person has to choose first.
      if (request.keepIn === 'vault' && status.state === 'empty' && status.keychain) vault.protectWithKeychain();
      const kept = credentials.keep(request);
      if (kept.ok) announceChange();
      return kept;
    },
    'credentials.remove': ({ vendor, mode }) => {
      const list = credentials.remove(vendor, mode);
      announceChange();
      return success(list);
    },
    'credentials.test': ({ vendor, mode }) => services.testCredentials(vendor, mode),
  };
}

const declined = failure({ code: 'declined', message: 'the person did not agree to this address' } as const);
const notNow = failure({ code: 'notNow', message: 'the state of the vault does not allow this' } as const);
