import { ScanFace, Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { HistoryItem } from '../../../shared/history.ts';
import hidden from '../../ui/visually-hidden.module.css';
import { CheckResult } from './check-result.tsx';
import { CheckScore } from './check-score.tsx';
import type { DayText } from './days.ts';
import styles from './history-row.module.css';
import { ModeMark } from './mode-mark.tsx';
import { shortenMiddle } from './shorten.ts';
import { formatClock, formatDay } from './times.ts';

interface HistoryRowProps {
  readonly item: HistoryItem;
  readonly day: DayText;
  readonly namesProduction: boolean;
  /** Everything in one line. */
  readonly isWide: boolean;
  /** With room to spare. */
  readonly isRoomy: boolean;
}

const icons = { livenessLookup: ScanFace, faceMatch: Users };
const SUBJECT_LENGTH = 15;
const LONG_SUBJECT_LENGTH = 24;

/** What one line of the list says of a check; its day is above it for the eye and in it for the ear. */
export function HistoryRow({ item, day, namesProduction, isWide, isRoomy }: HistoryRowProps) {
  const { t, i18n } = useTranslation();
  const Icon = icons[item.kind];
  return (
    <>
      <span className={hidden.hidden}>{formatDay(i18n.language, day)}</span>
      <span className={styles.time}>{formatClock(i18n.language, item.enteredAt)}</span>
      <span className={styles.kind}>
        <Icon size={16} aria-hidden="true" />
        {t(`history.kind.${item.kind}`)}
      </span>
      <span className={styles.reference} data-empty={item.caseReference === '' || undefined}>
        {item.caseReference || t('history.noCase')}
      </span>
      <span className={styles.subject} title={item.subject}>
        {shortenMiddle(item.subject, isRoomy ? LONG_SUBJECT_LENGTH : SUBJECT_LENGTH)}
      </span>
      <span className={styles.score}>
        <CheckScore {...item} isBrief={!isWide} />
      </span>
      <span className={styles.result}>
        <CheckResult state={item.state} verdict={item.verdict} />
      </span>
      <span className={styles.mode}>
        <ModeMark mode={item.mode} environment={item.environment} namesProduction={namesProduction} />
      </span>
    </>
  );
}
