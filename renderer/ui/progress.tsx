import { ProgressBar } from 'react-aria-components';
import styles from './progress.module.css';

interface ProgressProps {
  readonly label: string;
  readonly value: number;
  readonly most: number;
  readonly valueText: string;
}

/** How far something has come. Once `most` is reached it keeps moving, as the work itself still goes on. */
export function Progress({ label, value, most, valueText }: ProgressProps) {
  const percent = most > 0 ? Math.min(100, (value / most) * 100) : 0;
  const isWaiting = most === 0 || value >= most;
  return (
    <ProgressBar
      className={styles.progress ?? ''}
      aria-label={label}
      minValue={0}
      maxValue={Math.max(1, most)}
      value={value}
      valueLabel={valueText}
      isIndeterminate={isWaiting}
    >
      <div className={styles.track}>
        <div
          className={styles.bar}
          data-waiting={isWaiting || undefined}
          style={isWaiting ? {} : { width: `${percent}%` }}
        />
      </div>
    </ProgressBar>
  );
}
