import { GraduationCap } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Check } from '../../../../shared/check/check.ts';
import { picturesOf } from '../../../../shared/check/of-a-check.ts';
import { isInvented } from '../../../../shared/practice.ts';
import styles from './invented-notice.module.css';

/** Of a check whose score practice made up, as large as the verdict: a red NO of one's own two photographs would else be believed. */
export function InventedNotice({ check }: { readonly check: Check }) {
  const { t } = useTranslation();
  if (!isInvented(check, picturesOf(check))) return null;
  return (
    <div className={styles.invented}>
      <p className={styles.title}>
        <GraduationCap size={24} aria-hidden="true" />
        {t('headline.invented.title')}
      </p>
      <p>{t('headline.invented.text')}</p>
    </div>
  );
}
