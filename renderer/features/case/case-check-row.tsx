import { ChevronRight } from 'lucide-react';
import { Link } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Check } from '../../../shared/check.ts';
import { CheckResult } from '../history/check-result.tsx';
import { CheckScore } from '../history/check-score.tsx';
import { hashOfCheck } from '../history/history-address.ts';
import { ModeMark } from '../history/mode-mark.tsx';
import { shortenMiddle } from '../history/shorten.ts';
import { formatDateAndClock } from '../history/times.ts';
import styles from './case-check-row.module.css';
import { factsOf } from './check-facts.ts';

const SUBJECT_LENGTH = 18;

/** A check of a case; it opens in History. */
export function CaseCheckRow({ check }: { readonly check: Check }) {
  const { i18n } = useTranslation();
  const facts = factsOf(check);
  return (
    <Link className={styles.row ?? ''} href={hashOfCheck(check.id)}>
      <span className={styles.words}>
        <time className={styles.when} dateTime={check.enteredAt}>
          {formatDateAndClock(i18n.language, check.enteredAt)}
        </time>{' '}
        <span className={styles.subject} title={facts.subject}>
          {shortenMiddle(facts.subject, SUBJECT_LENGTH)}
        </span>
      </span>{' '}
      <span className={styles.result}>
        <CheckScore {...facts} /> <CheckResult state={facts.state} verdict={facts.verdict} />{' '}
        <ModeMark mode={facts.mode} environment={facts.environment} />
      </span>
      <ChevronRight className={styles.arrow} size={16} aria-hidden="true" />
    </Link>
  );
}
