import { Sparkles } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.tsx';
import { GaugeIdle } from '../../../ui/gauge/gauge-idle.tsx';
import styles from './empty-result.module.css';

interface EmptyResultProps {
  readonly title: string;
  readonly text: string;
  /** A hint for practice mode, and something to begin with; null elsewhere. */
  readonly practice: { readonly text: string; readonly fillLabel: string; readonly fill: () => void } | null;
}

/** Before the first check: what will be here, and how to get there. */
export function EmptyResult({ title, text, practice }: EmptyResultProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.empty}>
      <div className={styles.gauge}>
        <GaugeIdle isBusy={false} text={null} />
        <svg className={styles.face} viewBox="0 0 48 48" aria-hidden="true">
          <path d="M4 14V8a4 4 0 0 1 4-4h6M34 4h6a4 4 0 0 1 4 4v6M44 34v6a4 4 0 0 1-4 4h-6M14 44H8a4 4 0 0 1-4-4v-6" />
          <circle cx="24" cy="19.5" r="6.5" />
          <path d="M12.5 37a11.5 8.5 0 0 1 23 0" />
        </svg>
      </div>
      <h2 className={styles.title}>{title}</h2>
      <p className={styles.text}>{text}</p>
      {practice ? (
        <div className={styles.practice}>
          <p>{practice.text}</p>
          <Button onPress={practice.fill}>
            <Sparkles size={15} aria-hidden="true" />
            {practice.fillLabel}
          </Button>
        </div>
      ) : null}
      <p className={styles.note}>{t('gauge.notAProbability')}</p>
    </div>
  );
}
