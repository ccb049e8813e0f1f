import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Progress } from './progress.tsx';
import styles from './work-bar.module.css';

interface WorkBarProps {
  /** What is being done. */
  readonly label: string;
  /** What is said of it now, where that is something else. */
  readonly status?: string;
  /** How far it has come, 0–1; null before it has said so. */
  readonly share: number | null;
  readonly begun: string;
  readonly done: (share: string) => string;
  /** The button that ends it. */
  readonly end?: ReactNode;
}

/** How far some longer work has come. */
export function WorkBar({ label, status, share, begun, done, end }: WorkBarProps) {
  const { i18n } = useTranslation();
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent' }).format(share ?? 0);
  return (
    <div className={styles.work}>
      <span className={styles.text} role="status">
        {status ?? label}
      </span>
      <span className={styles.share}>{share === null ? null : percent}</span>
      <div className={styles.bar}>
        <Progress
          label={label}
          value={share ?? 0}
          most={share === null ? 0 : 1}
          valueText={share === null ? begun : done(percent)}
        />
      </div>
      {end}
    </div>
  );
}
