import { useTranslation } from 'react-i18next';
import type { Mode } from '../../../shared/mode.ts';
import { Mark } from '../../ui/mark.tsx';
import { marksOf } from '../check/marks.ts';
import styles from './mode-mark.module.css';

interface ModeMarkProps {
  readonly mode: Mode;
  readonly environment: string | null;
  /** Where several modes are shown side by side, production is named too. */
  readonly namesProduction?: boolean;
}

/** What a check is not: the real thing. */
export function ModeMark({ mode, environment, namesProduction = false }: ModeMarkProps) {
  const { t } = useTranslation();
  const marks = marksOf(mode, environment);
  if (marks.mode) return <Mark tone={marks.mode}>{t(`mode.${marks.mode}.name`)}</Mark>;
  if (marks.isNotLive) return <Mark tone="warning">{t('check.notLiveMark')}</Mark>;
  return namesProduction ? <span className={styles.production}>{t('mode.production.name')}</span> : null;
}
