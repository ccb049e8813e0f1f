import type { AnswerOf } from '../../../shared/contract/contract.ts';
import { failure, success } from '../../../shared/result.ts';
import { writeText } from '../../files/write-text.ts';
import { type Certificate, certificateFile } from '../../reports/proof/keys/certificate.ts';
import type { HandlersOf } from '../call.ts';
import type { Services } from '../services.ts';

/** By whom reports are signed. */
export function signingHandlers(services: Services): HandlersOf<'signing'> {
  const { signing, recordsSession, vault } = services;
  /** A certificate is no secret; which one signs is worth an entry. Before it does: what can't be recorded is not done. */
  const enterSigner = ({ fingerprint }: Certificate) =>
    recordsSession.current()?.records.audit.append({ event: 'setting', name: 'signer', value: fingerprint });
  /** What was entered has not come about. */
  const enterSignerOfNow = async () => {
    const found = await signing.signer();
    if (found.ok) enterSigner(found.value.signer.certificate);
  };
  const vaultClosed = () =>
    vault.status().state === 'empty'
      ? failure({ code: 'recordsUnprotected', message: 'nothing protects a key' } as const)
      : failure({ code: 'vaultClosed', message: 'the vault is closed' } as const);

  return {
    'signing.read': async () => {
      const found = await signing.signer();
      if (!found.ok) return vaultClosed();
      const { signer, source } = found.value;
      const { name, fingerprint, validUntil } = signer.certificate;
      // Of a key that signs here the certificate is shown as such, and can't be forgotten.
      const known = (await signing.pins()).known.filter((certificate) => certificate.fingerprint !== fingerprint);
      return success({
        own: { name, fingerprint, validUntil: validUntil.toISOString(), source },
        known: known.map((certificate) => ({ name: certificate.name, fingerprint: certificate.fingerprint })),
      });
    },
    'signing.exportCertificate': async () => {
      if (!(await signing.signer()).ok) return vaultClosed();
      const chosen = await services.askCertificatePath();
      if (chosen === null) return success({ result: 'declined' });
      // Another key may sign by now.
      const found = await signing.signer();
      if (!found.ok) return vaultClosed();
      const why = await writeText(chosen.path, certificateFile(found.value.signer.certificate.der));
      return success<AnswerOf<'signing.exportCertificate'>>(
        why === null ? { result: 'written', name: chosen.name } : { result: 'failed', why },
      );
    },
    'signing.importKey': async ({ file, passphrase }) => {
      let isEntered = false;
      const taken = await signing.importKey(file, passphrase, async (certificate) => {
        if (!(await services.askSigner('newKey', certificate))) return false;
        enterSigner(certificate);
        isEntered = true;
        return true;
      });
      if (taken.ok) return success({ result: 'taken' });
      if (isEntered) await enterSignerOfNow();
      return taken.error === 'vaultClosed' ? vaultClosed() : refused(taken.error);
    },
    'signing.forgetKey': async () => {
      const own = await signing.own();
      if (!own.ok) return vaultClosed();
      enterSigner(own.value);
      if (signing.forgetKey().ok) return success({});
      await enterSignerOfNow();
      return vaultClosed();
    },
    'signing.importCertificate': async ({ file }) => {
      const agree = (certificate: Certificate) => services.askSigner('newCertificate', certificate);
      const taken = await signing.importCertificate(file, agree);
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
