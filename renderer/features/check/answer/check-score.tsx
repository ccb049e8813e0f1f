import { useTranslation } from 'react-i18next';
import type { HistoryItem } from '../../../../shared/check/history.ts';
import { useFormats } from '../../../base/language/use-formats.ts';
import hidden from '../../../ui/visually-hidden.module.css';
import styles from './check-score.module.css';

interface CheckScoreProps extends Pick<HistoryItem, 'kind' | 'score' | 'verdict'> {
  /** Its scale goes without saying, for the eye at least. */
  readonly isBrief?: boolean;
}

/** As on the gauge: nothing is shown of a score that says nothing. */
export function CheckScore({ kind, score, verdict, isBrief = false }: CheckScoreProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (score === null || verdict === null || verdict === 'notComputable') return null;
  const isLookup = kind === 'livenessLookup';
  return (
    <span className={styles.score}>
      <strong>{isLookup ? formats.score(score, 0, 2) : formats.score(score, 2, 4)}</strong>{' '}
      <span className={isBrief ? hidden.hidden : styles.scale}>{t(isLookup ? 'gauge.ofHundred' : 'gauge.ofOne')}</span>
    </span>
  );
}
