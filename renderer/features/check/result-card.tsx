import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Check } from '../../../shared/check.ts';
import { Mark } from '../../ui/mark.tsx';
import { Elapsed } from './elapsed.tsx';
import { marksOf } from './marks.ts';
import styles from './result-card.module.css';

interface ResultCardProps {
  readonly check: Check;
  /** What the vendor's answer says of itself, as far as there is one. */
  readonly environment: string | null;
  readonly gauge: ReactNode;
  /** Leaves the words more room where the gauge has nothing to show. */
  readonly isGaugeSmall?: boolean;
  /** Below both columns, where there is more to say. */
  readonly foot?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of every result and of the way to it: it keeps its measures, whatever the state. */
export function ResultCard({ check, environment, gauge, isGaugeSmall = false, foot, children }: ResultCardProps) {
  return (
    <article className={styles.card}>
      <header className={styles.header}>
        <Elapsed since={check.enteredAt} />
        <ResultMarks check={check} environment={environment} />
      </header>
      <div className={styles.columns} data-small={isGaugeSmall || undefined}>
        <div className={styles.gauge}>{gauge}</div>
        <div className={styles.words}>{children}</div>
      </div>
      {foot ? <div className={styles.foot}>{foot}</div> : null}
    </article>
  );
}

function ResultMarks({ check, environment }: Pick<ResultCardProps, 'check' | 'environment'>) {
  const { t } = useTranslation();
  const marks = marksOf(check.mode, environment);
  const what = check.state.name === 'done' ? 'result' : 'check';
  return (
    <span className={styles.marks}>
      {marks.disagreeing !== null ? (
        <Mark tone="warning">{t('check.environment', { environment: marks.disagreeing || '—' })}</Mark>
      ) : null}
      {marks.isNotLive ? <Mark tone="warning">{t('check.notLiveMark')}</Mark> : null}
      {marks.mode ? <Mark tone={marks.mode}>{t(`check.mark.${marks.mode}.${what}`)}</Mark> : null}
    </span>
  );
}
