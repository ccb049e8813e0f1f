import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../base/language/use-formats.ts';
import { Progress } from '../../../ui/progress.tsx';
import styles from './check-progress.module.css';

/** How much of a check has left this computer. */
export function Upload({ sentBytes, totalBytes }: { readonly sentBytes: number; readonly totalBytes: number }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const text = t('check.uploaded', { sent: formats.byteLength(sentBytes), total: formats.byteLength(totalBytes) });
  return (
    <div className={styles.upload}>
      <Progress label={t('check.uploadLabel')} value={sentBytes} most={totalBytes} valueText={text} />
      <span className={styles.bytes}>{text}</span>
    </div>
  );
}
