import { useQueryClient } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Check } from '../../../../shared/check/check.ts';
import { goTo } from '../../../base/addresses/use-route.ts';
import { isFocusLost } from '../../../base/focus.ts';
import { useFormats } from '../../../base/language/use-formats.ts';
import { ReadingProblem } from '../../../base/reading-problem.tsx';
import { Button } from '../../../ui/button.tsx';
import { Removal } from '../../check/actions/removal.tsx';
import { useSeen } from '../../check/arrivals/use-arrivals.ts';
import { CustomerLine } from '../../check/customer-line.tsx';
import { SharedWithNotice } from '../../check/shared-with-notice.tsx';
import { CheckAnnouncement } from '../../check/states/check-announcement.tsx';
import { useCheck } from '../../check/use-check.ts';
import { LookupView } from '../../liveness/lookup-view.tsx';
import { MatchView } from '../../match/match-view.tsx';
import { SaveReport } from '../../report/save-report.tsx';
import { ReviewCard } from '../../review/review-card.tsx';
import { AttemptsCard } from './attempts-card.tsx';
import styles from './check-detail.module.css';
import { NotesCard } from './notes-card.tsx';
import { RecordCard } from './record-card.tsx';

/** Everything there is to know about one check. */
export function CheckDetail({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { data, dataUpdatedAt, error, refetch } = useCheck(id);
  useSeen(id);
  const heading = useRef<HTMLHeadingElement>(null);
  // Where the list has made way for the check, the focus has to come along.
  useEffect(() => {
    if (isFocusLost()) heading.current?.focus({ preventScroll: true });
  }, []);
  const check = data?.check;
  const onSuccessor = (successor: string) => goTo('history', successor);
  const view = data ? { reading: data, readAt: dataUpdatedAt, onSuccessor } : null;
  return (
    <article className={styles.detail} aria-labelledby="check-detail-title">
      <header className={styles.header}>
        <Button look="quiet" className={styles.back ?? ''} onPress={() => goTo('history')}>
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
        {data ? <CustomerLine name={data.customer} reference={data.check.caseReference} /> : null}
      </header>
      <ReadingProblem error={error} readAgain={() => void refetch()} />
      <CheckAnnouncement checkId={id} />
      {view ? (
        <div className={styles.stack}>
          <SharedWithNotice sharedWith={view.reading.sharedWith} />
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

/** Takes one check out of the records. */
function CheckRemoval({ check }: { readonly check: Check }) {
  const client = useQueryClient();
  const { id } = check;
  return (
    <Removal
      what="check"
      checks={[check]}
      remove={(reason) => window.facedesk.checks.remove({ id, reason })}
      onRemoved={() => {
        goTo('history');
        client.removeQueries({ queryKey: ['check', id] });
        void client.invalidateQueries({ queryKey: ['historyPages'] });
      }}
    />
  );
}
