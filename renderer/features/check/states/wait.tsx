import { Timer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatCountdown } from '../../../base/language/formats.ts';
import { useNow } from '../../../base/use-now.ts';
import styles from './wait.module.css';

interface WaitProps {
  /** Milliseconds that were left of the wait … */
  readonly remaining: number;
  /** … when it was read, by this computer's clock. */
  readonly readAt: number;
}

/** What is left of a wait, counting down by itself: nobody is asked again for it. */
export function Wait({ remaining, readAt }: WaitProps) {
  const { t } = useTranslation();
  const now = useNow();
  // The shared clock may lag behind a fresh reading by a second.
  const left = remaining - Math.max(0, now - readAt);
  return (
    <span role="timer" aria-label={t('check.wait.label')} className={styles.wait}>
      <Timer size={15} aria-hidden="true" />
      {left > 0 ? t('check.wait.tries', { left: formatCountdown(left) }) : t('check.wait.soon')}
    </span>
  );
}
