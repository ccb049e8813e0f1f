import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Check } from '../../../../shared/check/check.ts';
import { Mark } from '../../../ui/mark.tsx';
import { marksOf } from '../mode-marks.ts';
import { Elapsed } from '../states/elapsed.tsx';
import styles from './result-card.module.css';

interface ResultCardProps {
  readonly check: Check;
  /** What the vendor's answer says of itself, as far as there is one. */
  readonly environment: string | null;
  /** Above both columns: what has to be known before the score. */
  readonly head?: ReactNode;
  readonly gauge: ReactNode;
  /** Leaves the words more room where the gauge has nothing to show. */
  readonly isGaugeSmall?: boolean;
  /** Below both columns, where there is more to say. */
  readonly foot?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of every result and of the way to it: it keeps its measures, whatever the state. */
export function ResultCard(props: ResultCardProps) {
  const { check, environment, head, gauge, isGaugeSmall = false, foot, children } = props;
  return (
    <article className={styles.card}>
      <header className={styles.header}>
        <Elapsed since={check.enteredAt} />
        <ResultMarks check={check} environment={environment} />
      </header>
      {head}
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
