import { useTranslation } from 'react-i18next';
import type { Mode } from '../../../shared/mode.ts';
import { Mark } from '../../ui/mark.tsx';
import styles from './mode-name.module.css';

/** Where modes stand side by side none goes unnamed; only what is not the real thing has stripes. */
export function ModeName({ mode }: { readonly mode: Mode }) {
  const { t } = useTranslation();
  if (mode !== 'production') return <Mark tone={mode}>{t(`mode.${mode}.name`)}</Mark>;
  return <span className={styles.production}>{t('mode.production.name')}</span>;
}
