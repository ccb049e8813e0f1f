import type { LaneName } from '../../../shared/check/lane.ts';
import { failure, success } from '../../../shared/result.ts';
import type { HandlersOf } from '../call.ts';
import type { Services } from '../services.ts';
import { vaultChanges } from '../vault-changes.ts';

/** Nothing secret goes out: endings only. */
export function credentialsHandlers(services: Services): HandlersOf<'credentials'> {
  const { vault, credentials, announceChange, recordsSession } = services;
  const { record, vaultChanged } = vaultChanges(services);
  const credentialsChanged = async ({ vendor, mode }: LaneName, present: boolean) => {
    record({ event: 'credentialsChanged', vendor, mode, present });
    await recordsSession.current()?.outbox.credentialsChanged({ vendor, mode });
    announceChange();
  };
  return {
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
