import { ScanFace, Users } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { HistoryItem } from '../../../../shared/check/history.ts';
import type { Hold } from '../../../../shared/status/check-status.ts';
import type { DayText } from '../../../base/language/days.ts';
import { shortenMiddle } from '../../../base/language/shorten.ts';
import { useFormats } from '../../../base/language/use-formats.ts';
import hidden from '../../../ui/visually-hidden.module.css';
import { CheckResult } from '../../check/answer/check-result.tsx';
import { CheckScore } from '../../check/answer/check-score.tsx';
import { OtherModeMark } from '../../check/mode-mark.tsx';
import { CaseResultLine } from './case-result-line.tsx';
import styles from './history-row.module.css';

interface HistoryRowProps {
  readonly item: HistoryItem;
  /** What keeps its lane from sending; undefined while that is being read. */
  readonly hold: Hold | undefined;
  readonly day: DayText;
  /** Everything in one line. */
  readonly isWide: boolean;
  /** With room to spare. */
  readonly isRoomy: boolean;
}

const icons = { livenessLookup: ScanFace, faceMatch: Users };
const SUBJECT_LENGTH = 15;
const LONG_SUBJECT_LENGTH = 24;

/** What one line of the list says of a check; its day is above it for the eye and in it for the ear. Scrolling draws the new ones alone. */
export const HistoryRow = memo(function HistoryRow({ item, hold, day, isWide, isRoomy }: HistoryRowProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const Icon = icons[item.kind];
  return (
    <>
      <span className={hidden.hidden}>{formats.day(day)}</span>
      <span className={styles.time}>{formats.clock(item.enteredAt)}</span>
      <span className={styles.kind}>
        <Icon size={16} aria-hidden="true" />
        {t(`history.kind.${item.kind}`)}
      </span>
      <span
        className={styles.reference}
        data-empty={item.caseReference === '' || undefined}
        data-alone={(isWide && item.caseResult === null) || undefined}
      >
        {item.caseReference || t('history.noCase')}
      </span>
      {item.caseResult ? <CaseResultLine result={item.caseResult} /> : null}
      <span
        className={styles.subject}
        data-wide={isWide || undefined}
        data-yields={(!isWide && item.caseResult !== null) || undefined}
        title={item.subject}
      >
        {shortenMiddle(item.subject, isRoomy ? LONG_SUBJECT_LENGTH : SUBJECT_LENGTH)}
      </span>
      <span className={styles.score}>
        <CheckScore {...item} isBrief={!isWide} />
      </span>
      <span className={styles.result}>
        <CheckResult
          state={item.state}
          needs={item.needs}
          verdict={item.verdict}
          isSent={item.kind === 'livenessLookup'}
          hold={hold}
        />
      </span>
      <span className={styles.mode}>
        <OtherModeMark mode={item.mode} environment={item.environment} />
      </span>
    </>
  );
});
