import { useTranslation } from 'react-i18next';
import { CopyButton } from './copy-button.tsx';
import styles from './fingerprint.module.css';
import { HexGroups } from './hex-groups.tsx';

/** A certificate's SHA-256 in groups, so that two people can compare it on the telephone. */
export function Fingerprint({ fingerprint }: { readonly fingerprint: string }) {
  const { t } = useTranslation();
  return (
    <span className={styles.fingerprint}>
      <code>
        <HexGroups hex={fingerprint} />
      </code>
      <CopyButton text={fingerprint} what={t('signing.fingerprintCopied')} />
    </span>
  );
}
