import { useTranslation } from 'react-i18next';
import { SettingsLink } from '../../base/addresses/settings-link.tsx';
import { CallFailed } from '../../base/call.ts';
import { Section } from '../../base/panels/section.tsx';
import { ReadingProblem } from '../../base/reading-problem.tsx';
import { Notice } from '../../ui/notice.tsx';
import { KnownCertificates } from './known-certificates.tsx';
import { OwnCertificate } from './own-certificate.tsx';
import { useSigning } from './use-signing.ts';

/** What reports are signed with, and whose signatures are known. */
export function SigningSection() {
  const { data, error, refetch } = useSigning();
  // What was read before the vault was closed is not to be shown any more.
  const isVaultShut = error instanceof CallFailed && error.problem.code === 'vaultClosed';
  return (
    <Section name="signing">
      {isVaultShut ? <VaultShutNotice /> : <ReadingProblem error={error} readAgain={() => void refetch()} />}
      {data && !isVaultShut ? (
        <>
          <OwnCertificate own={data.own} />
          <KnownCertificates known={data.known} />
        </>
      ) : null}
    </Section>
  );
}

/** A closed vault is a fault where it can be opened; here it is merely how things stand. */
function VaultShutNotice() {
  const { t } = useTranslation();
  return (
    <Notice tone="calm" title={t('signing.closed.title')}>
      <p>
        {t('signing.closed.text')} <SettingsLink section="protection" text={t('signing.closed.way')} />
      </p>
    </Notice>
  );
}
