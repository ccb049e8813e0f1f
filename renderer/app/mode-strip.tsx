import clsx from 'clsx';
import { FlaskConical, GraduationCap } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../ui/notice.tsx';
import styles from './mode-strip.module.css';
import { useProgram } from './use-program.ts';

/** Says above every screen that nothing here is real; in production there is nothing to say. */
export function ModeStrip() {
  const { t } = useTranslation();
  const program = useProgram();
  if (program.isError) {
    return (
      <header>
        <Notice tone="problem" isAlert>
          {t('shell.noBridge')}
        </Notice>
      </header>
    );
  }
  const mode = program.data?.mode;
  if (mode !== 'practice' && mode !== 'sandbox') return null;
  const Icon = mode === 'practice' ? GraduationCap : FlaskConical;
  return (
    <header className={clsx(styles.strip, styles[mode])}>
      <Icon size={16} aria-hidden="true" />
      <strong className={styles.name}>{t(`shell.mode.${mode}.name`)}</strong>
      <span className={styles.text}>{t(`shell.mode.${mode}.text`)}</span>
    </header>
  );
}
