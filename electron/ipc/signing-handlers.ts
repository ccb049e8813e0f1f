import { writeFile } from 'node:fs/promises';
import type { AnswerOf } from '../../shared/contract.ts';
import type { ExportTrouble } from '../../shared/reporting.ts';
import { failure, success } from '../../shared/result.ts';
import { storageTrouble } from '../records/storage-trouble.ts';
import { certificateFile } from '../reports/proof/keys/certificate.ts';
import { withSignerNotAsked } from '../reports/proof/verify/not-asked.ts';
import { toVerification } from '../reports/proof/verify/verify.ts';
import type { Handlers } from './call.ts';
import type { Services } from './handlers.ts';

type SigningChannel = Extract<keyof Handlers, `signing.${string}` | 'reports.verify'>;

type SigningServices = Pick<Services, 'signing' | 'askCertificatePath' | 'verifyReport'> & {
  readonly workplace: Pick<Services['workplace'], 'current'>;
  readonly vault: Pick<Services['vault'], 'status'>;
};

/** By whom reports are signed, and whether one was changed. */
export function signingHandlers(services: SigningServices): Pick<Handlers, SigningChannel> {
  const { signing, workplace, vault } = services;
  const current = () => workplace.current()?.records ?? null;
  /** A certificate is no secret; which one signs is worth an entry. */
  const recordSigner = async () => {
    const found = await signing.signer();
    // Closed since: then the records are closed as well.
    if (!found.ok) return;
    const { fingerprint } = found.value.signer.certificate;
    current()?.audit.append({ event: 'setting', name: 'signer', value: fingerprint });
  };
  const vaultClosed = () =>
    vault.status().state === 'empty'
      ? failure({ code: 'recordsUnprotected', message: 'nothing protects a key' } as const)
      : failure({ code: 'vaultClosed', message: 'the vault is closed' } as const);

  return {
    'reports.verify': async ({ bytes }) => {
      const finding = await services.verifyReport(bytes);
      const records = current();
      const view = records && {
        countChecks: records.checks.countKnown,
        containsHead: records.audit.contains,
      };
      const told = toVerification(finding, await signing.pins(), view);
      return success(signing.arePinsAtHand() ? told : withSignerNotAsked(told));
    },

    'signing.read': async () => {
      const found = await signing.signer();
      if (!found.ok) return vaultClosed();
      const { signer, source } = found.value;
      const { known } = await signing.pins();
      const { name, fingerprint, validUntil } = signer.certificate;
      return success({
        own: { name, fingerprint, validUntil: validUntil.toISOString(), source },
        known: known.map((certificate) => ({ name: certificate.name, fingerprint: certificate.fingerprint })),
      });
    },
    'signing.exportCertificate': async () => {
      const found = await signing.signer();
      if (!found.ok) return vaultClosed();
      const chosen = await services.askCertificatePath();
      if (chosen === null) return success({ result: 'declined' });
      const { signer } = found.value;
      const why = await writeText(chosen.path, certificateFile(signer.certificate.der));
      return success<AnswerOf<'signing.exportCertificate'>>(
        why === null ? { result: 'written', name: chosen.name } : { result: 'failed', why },
      );
    },
    'signing.importKey': async ({ file, passphrase }) => {
      const taken = await signing.importKey(file, passphrase);
      if (!taken.ok) return taken.error === 'vaultClosed' ? vaultClosed() : refused(taken.error);
      await recordSigner();
      return success({ result: 'taken' });
    },
    'signing.forgetKey': async () => {
      if (!signing.forgetKey().ok) return vaultClosed();
      await recordSigner();
      return success({});
    },
    'signing.importCertificate': async ({ file }) => {
      const taken = await signing.importCertificate(file);
      if (!taken.ok) return taken.error === 'vaultClosed' ? vaultClosed() : refused(taken.error);
      return success({ result: 'taken', name: taken.value.name });
    },
    'signing.forgetCertificate': ({ fingerprint }) =>
      signing.forgetCertificate(fingerprint).ok ? success({}) : vaultClosed(),
  };
}

function refused<Why>(why: Why) {
  return success({ result: 'refused', why } as const);
}

async function writeText(path: string, text: string): Promise<ExportTrouble | null> {
  try {
    await writeFile(path, text);
    return null;
  } catch (error) {
    const trouble = storageTrouble(error);
    if (trouble === null) throw error;
    return trouble === 'full' ? 'diskFull' : 'refused';
  }
}
