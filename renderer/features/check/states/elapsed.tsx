import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatElapsed } from '../../../base/language/formats.ts';
import { useFormats } from '../../../base/language/use-formats.ts';
import styles from '../answer/result-card.module.css';

/** Milliseconds since a moment, counting on by the second. */
export function useElapsed(since: string): number {
  const start = Date.parse(since);
  const [elapsed, setElapsed] = useState(() => Date.now() - start);
  useEffect(() => {
    const count = () => setElapsed(Date.now() - start);
    count();
    const timer = setInterval(count, 1000);
    return () => clearInterval(timer);
  }, [start]);
  return Math.max(0, elapsed);
}

export function Elapsed({ since }: { readonly since: string }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const elapsed = formatElapsed(useElapsed(since));
  return (
    <span role="timer" aria-label={t('check.enteredLabel')} className={styles.elapsed} title={formats.dateTime(since)}>
      {t('check.enteredAgo', { elapsed })}
    </span>
  );
}
