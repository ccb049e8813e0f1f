import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../ui/copy-button.tsx';
import styles from './fingerprint.module.css';
import { groupedFingerprint } from './public-key.ts';

interface FingerprintProps {
  readonly fingerprint: string;
}

/** A certificate's SHA-256 in groups, so that two people can compare it on the telephone. */
export function Fingerprint({ fingerprint }: FingerprintProps) {
  const { t } = useTranslation();
  return (
    <span className={styles.fingerprint}>
      <code>
        {groupedFingerprint(fingerprint)
          .split(' ')
          .map((group, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: groups may be equal, and never move
            <span key={index}>{group} </span>
          ))}
      </code>
      <CopyButton text={fingerprint} what={t('signing.fingerprintCopied')} />
    </span>
  );
}
