import { useTranslation } from 'react-i18next';
import { CallFailed } from '../../app/call.ts';
import { SettingsLink } from '../../app/settings-link.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ReadingProblem } from '../history/reading-problem.tsx';
import { KnownCertificates } from './known-certificates.tsx';
import { OwnCertificate } from './own-certificate.tsx';
import { Section, useSectionHeading } from './section.tsx';
import styles from './settings.module.css';
import { useSigning } from './use-signing.ts';

/** What reports are signed with, and whose signatures are known. */
export function SigningSection() {
  const heading = useSectionHeading('signing');
  const { data, error, refetch } = useSigning();
  // What was read before the vault was closed is not to be shown any more.
  const isVaultShut = error instanceof CallFailed && error.problem.code === 'vaultClosed';
  return (
    <Section name="signing" headingRef={heading}>
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

/** That it is closed is told as a fault where it is mended; here it is how things stand. */
function VaultShutNotice() {
  const { t } = useTranslation();
  return (
    <Notice tone="calm">
      <p className={styles.lead}>{t('signing.closed.title')}</p>
      <p>
        {t('signing.closed.text')} <SettingsLink section="protection" text={t('signing.closed.way')} />
      </p>
    </Notice>
  );
}
