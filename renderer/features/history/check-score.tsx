import { useTranslation } from 'react-i18next';
import type { HistoryItem } from '../../../shared/history.ts';
import { useFormats } from '../../app/language/use-formats.ts';
import styles from './check-score.module.css';

type CheckScoreProps = Pick<HistoryItem, 'kind' | 'score' | 'verdict'>;

/** As on the gauge: nothing is shown of a score that says nothing. */
export function CheckScore({ kind, score, verdict }: CheckScoreProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (score === null || verdict === null || verdict === 'notComputable') return null;
  const isLookup = kind === 'livenessLookup';
  return (
    <span className={styles.score}>
      <strong>{isLookup ? formats.score(score, 0, 2) : formats.score(score, 2, 4)}</strong>{' '}
      <span className={styles.scale}>{t(isLookup ? 'gauge.ofHundred' : 'gauge.ofOne')}</span>
    </span>
  );
}
