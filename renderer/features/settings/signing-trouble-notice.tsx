import { useTranslation } from 'react-i18next';
import type { SigningTrouble } from '../../../shared/reporting.ts';
import { Notice } from '../../ui/notice.tsx';
import styles from './settings.module.css';

interface SigningTroubleNoticeProps {
  readonly trouble: SigningTrouble | null;
}

/** Why a key or a certificate was not taken, and what to do. */
export function SigningTroubleNotice({ trouble }: SigningTroubleNoticeProps) {
  const { t } = useTranslation();
  if (trouble === null) return null;
  return (
    <Notice tone="problem" isAlert>
      <p className={styles.lead}>{t(`signingTrouble.${trouble}.title`)}</p>
      <p>{t(`signingTrouble.${trouble}.text`)}</p>
    </Notice>
  );
}
