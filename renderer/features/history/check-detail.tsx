import { ArrowLeft } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../app/language/use-formats.ts';
import { Button } from '../../ui/button.tsx';
import { CheckAnnouncement } from '../check/check-announcement.tsx';
import { useCheck } from '../check/use-check.ts';
import { LookupView } from '../liveness/lookup-view.tsx';
import { MatchView } from '../match/match-view.tsx';
import { SaveReport } from '../report/save-report.tsx';
import { ReviewCard } from '../review/review-card.tsx';
import { AttemptsCard } from './attempts-card.tsx';
import styles from './check-detail.module.css';
import { CheckRemoval } from './check-removal.tsx';
import { isFocusLost } from './focus.ts';
import { hashOfCheck } from './history-address.ts';
import { NotesCard } from './notes-card.tsx';
import { ReadingProblem } from './reading-problem.tsx';
import { RecordCard } from './record-card.tsx';
import { goToHistory } from './use-history-address.ts';

interface CheckDetailProps {
  readonly id: string;
}

/** Everything there is to know about one check. */
export function CheckDetail({ id }: CheckDetailProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { data, dataUpdatedAt, error, refetch } = useCheck(id);
  const heading = useRef<HTMLHeadingElement>(null);
  // Where the list has made way for the check, the focus has to come along.
  useEffect(() => {
    if (isFocusLost()) heading.current?.focus({ preventScroll: true });
  }, []);
  const check = data?.check;
  const onSuccessor = (successor: string) => goToHistory(hashOfCheck(successor));
  const view = data ? { reading: data, readAt: dataUpdatedAt, onSuccessor } : null;
  return (
    <article className={styles.detail} aria-labelledby="check-detail-title">
      <header className={styles.header}>
        <Button look="quiet" className={styles.back ?? ''} onPress={() => goToHistory('#history')}>
          <ArrowLeft size={16} aria-hidden="true" />
          {t('history.back')}
        </Button>
        {check ? (
          <div className={styles.actions}>
            <CheckRemoval check={check} />
            <SaveReport title={t('report.title.check')} of={{ kind: 'check', id }} />
          </div>
        ) : null}
        <h2 ref={heading} id="check-detail-title" tabIndex={-1} className={styles.title}>
          {check ? t(`history.kind.${check.kind}`) : t('history.check')}
          {check ? <span className={styles.when}>{formats.dateTime(check.enteredAt)}</span> : null}
        </h2>
      </header>
      <ReadingProblem error={error} readAgain={() => void refetch()} />
      <CheckAnnouncement checkId={id} />
      {view ? (
        <div className={styles.stack}>
          {view.reading.check.kind === 'livenessLookup' ? <LookupView {...view} /> : <MatchView {...view} />}
          {check?.state.name === 'done' ? (
            <ReviewCard check={check} verdict={check.state.verdict} reviews={view.reading.reviews} />
          ) : null}
          <NotesCard checkId={id} notes={view.reading.notes} />
          <RecordCard reading={view.reading} />
          <AttemptsCard check={view.reading.check} />
        </div>
      ) : null}
    </article>
  );
}
