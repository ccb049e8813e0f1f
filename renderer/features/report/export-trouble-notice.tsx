import { useTranslation } from 'react-i18next';
import type { ExportTrouble } from '../../../shared/reporting.ts';
import { SettingsLink } from '../../app/settings-link.tsx';
import { Notice } from '../../ui/notice.tsx';
import styles from './report.module.css';

interface ExportTroubleNoticeProps {
  readonly trouble: ExportTrouble | null;
}

/** Why no file was written, what that means, and what to do. */
export function ExportTroubleNotice({ trouble }: ExportTroubleNoticeProps) {
  const { t } = useTranslation();
  if (trouble === null) return null;
  return (
    <Notice tone={trouble === 'cancelled' ? 'calm' : 'problem'} isAlert>
      <p className={styles.lead}>{t(`exportTrouble.${trouble}.title`)}</p>
      <p>
        {t(`exportTrouble.${trouble}.text`)} {trouble === 'vaultClosed' ? <SettingsLink section="protection" /> : null}
      </p>
    </Notice>
  );
}
