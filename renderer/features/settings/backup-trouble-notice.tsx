import { useTranslation } from 'react-i18next';
import type { BackupTrouble } from '../../../shared/records.ts';
import { Notice } from '../../ui/notice.tsx';
import styles from './settings.module.css';

interface BackupTroubleNoticeProps {
  readonly trouble: BackupTrouble | null;
  /** What it has come to. */
  readonly said: string;
}

/** Why a backup could not be written or read, what that has come to, and what to do. */
export function BackupTroubleNotice({ trouble, said }: BackupTroubleNoticeProps) {
  const { t } = useTranslation();
  if (trouble === null) return null;
  return (
    <Notice tone="problem" isAlert>
      <p className={styles.lead}>{t(`backupTrouble.${trouble}.title`)}</p>
      <p>
        {said} {t(`backupTrouble.${trouble}.text`)}
      </p>
    </Notice>
  );
}
