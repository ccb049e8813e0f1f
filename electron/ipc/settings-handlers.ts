import type { LaneName } from '../../shared/lane.ts';
import { failure, success } from '../../shared/result.ts';
import type { AuditEvent } from '../records/records.ts';
import type { Handlers } from './call.ts';
import type { Services } from './handlers.ts';

type SettingsChannel = Extract<keyof Handlers, `vault.${string}` | `credentials.${string}` | 'program.switchMode'>;

/** Mode, vault and credentials. Nothing secret goes out: statuses and endings only. */
export function settingsHandlers(services: Services): Pick<Handlers, SettingsChannel> {
  const { modes, vault, credentials, announceChange, workplace } = services;
  const record = (event: AuditEvent) => workplace.current()?.records.audit.append(event);
  /** Of what has happened already: where it can't be written down, that is told, and all else goes on. */
  const recordAfterwards = (event: AuditEvent) => {
    try {
      record(event);
    } catch (error) {
      services.reportFault('recording a change of settings', error);
    }
  };
  /** The records' key is in the vault: whatever becomes of that concerns them. */
  const vaultChanged = async () => {
    await workplace.open();
    announceChange();
  };
  const credentialsChanged = async ({ vendor, mode }: LaneName, present: boolean) => {
    recordAfterwards({ event: 'credentialsChanged', vendor, mode, present });
    await workplace.current()?.outbox.credentialsChanged({ vendor, mode });
    announceChange();
  };
  return {
    'program.switchMode': ({ mode, productionAgreed }) => {
      const needsAgreement = mode === 'production' && !modes.productionAgreed();
      if (needsAgreement && !productionAgreed) {
        return failure({ code: 'notNow', message: 'production has not been agreed to' });
      }
      // First: where it can't be written down, nothing changes.
      record({ event: 'modeSwitched', mode });
      if (needsAgreement) modes.rememberProductionAgreed();
      modes.rememberMode(mode);
      announceChange();
      return success({});
    },
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
      recordAfterwards({ event: 'protectionChanged', protection: 'keychain' });
      return success(vault.status());
    },
    'vault.protectWithPassphrase': async ({ passphrase, current }) => {
      const changed = await vault.protectWithPassphrase(passphrase, current);
      if (changed) {
        await vaultChanged();
        recordAfterwards({ event: 'protectionChanged', protection: 'passphrase' });
      }
      return success({ changed });
    },
    'vault.makeRecoveryCode': () => {
      const code = vault.makeRecoveryCode();
      if (code === null) return notNow;
      recordAfterwards({ event: 'protectionChanged', protection: 'recoveryCode' });
      announceChange();
      return success({ code });
    },
    'vault.setAside': async () => {
      const { state } = vault.status();
      if (state !== 'closed' && state !== 'locked') return notNow;
      const name = vault.setAside();
      await vaultChanged();
      return success({ name });
    },
    'credentials.list': () => success(credentials.list()),
    'credentials.keep': async (request) => {
      const host = credentials.newHost(request);
      if (host !== null && !(await services.askNewHost(host))) return declined;
      const status = vault.status();
      // With a keychain there is nothing to decide; without one a person has to choose first.
      if (request.keepIn === 'vault' && status.state === 'empty' && status.keychain) {
        vault.protectWithKeychain();
        await vaultChanged();
      }
      const kept = credentials.keep(request);
      if (kept.ok) await credentialsChanged(request, true);
      return kept;
    },
    'credentials.remove': async ({ vendor, mode }) => {
      const list = credentials.remove(vendor, mode);
      await credentialsChanged({ vendor, mode }, false);
      return success(list);
    },
    'credentials.test': ({ vendor, mode }) => services.testCredentials(vendor, mode),
  };
}

const declined = failure({ code: 'declined', message: 'the person did not agree to this address' } as const);
const notNow = failure({ code: 'notNow', message: 'the state of the vault does not allow this' } as const);
