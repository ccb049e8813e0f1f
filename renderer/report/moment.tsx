import styles from './moment.module.css';
import { formatClock, formatDay } from './words/times.ts';
import { useWords } from './words/use-words.ts';

interface MomentProps {
  readonly iso: string;
  /** UTC below IST rather than beside it. */
  readonly isStacked?: boolean;
}

/** A moment in both zones; the day in UTC only where it is another one. */
export function Moment({ iso, isStacked = false }: MomentProps) {
  const { language } = useWords();
  const indian = formatDay(language, iso, 'IST');
  const universal = formatDay(language, iso, 'UTC');
  const clock = formatClock(language, iso, 'UTC');
  return (
    <time dateTime={iso} className={isStacked ? styles.stacked : styles.moment}>
      <span>{`${indian}, ${formatClock(language, iso, 'IST')}`}</span>{' '}
      <span className={styles.universal}>{indian === universal ? clock : `${universal}, ${clock}`}</span>
    </time>
  );
}
