import { useTranslation } from 'react-i18next';
import type { Mode } from '../../../shared/mode.ts';
import { useProgram } from '../../base/use-program.ts';
import { Mark } from '../../ui/mark.tsx';
import styles from './mode-mark.module.css';
import { marksOf } from './mode-marks.ts';

interface ModeMarkProps {
  readonly mode: Mode;
  readonly environment: string | null;
}

/** What a result is not: the real thing. */
export function ModeMark({ mode, environment }: ModeMarkProps) {
  const { t } = useTranslation();
  const marks = marksOf(mode, environment);
  if (marks.mode) return <Mark tone={marks.mode}>{t(`mode.${marks.mode}.name`)}</Mark>;
  return marks.isNotLive ? <Mark tone="warning">{t('check.notLiveMark')}</Mark> : null;
}

/** In a list: the strip above says the mode that is on, so only another one is named. */
export function OtherModeMark({ mode, environment = null }: Partial<ModeMarkProps> & Pick<ModeMarkProps, 'mode'>) {
  const { t } = useTranslation();
  const present = useProgram().data?.mode;
  const { isNotLive } = marksOf(mode, environment);
  if (mode === present && !isNotLive) return null;
  if (mode !== 'production' || isNotLive) return <ModeMark mode={mode} environment={environment} />;
  return <span className={styles.production}>{t('mode.production.name')}</span>;
}
