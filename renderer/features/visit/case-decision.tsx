import { useQueryClient } from '@tanstack/react-query';
import { Gavel } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { forgetKept, useKeptState } from '../../base/kept.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { CaseReading } from '../case/use-cases.ts';
import { ReviewList } from '../review/review-card.tsx';
import { ReviewForm } from '../review/review-form.tsx';
import styles from './result-step.module.css';

const nobody = { name: '', code: '' };

/** What a person has decided on the case after looking, and the way to decide. It never replaces the verdict. */
export function CaseDecision({ reading }: { readonly reading: CaseReading }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { case: read, checks, counting, reviews } = reading;
  const keptAs = `case ${read.id} review`;
  // What counted when it was opened, and so what was looked at; null while it is closed.
  const [seen, setSeen] = useKeptState<CaseReading['counting'] | null>(`${keptAs} of`, null);
  const opener = useRef<HTMLButtonElement>(null);
  const agents = checks.filter(({ id }) => id === counting.lookup || id === counting.match).map(({ agent }) => agent);
  const close = () => {
    setSeen(null);
    forgetKept(keptAs);
    // Once the form has gone, and what had the focus in it.
    setTimeout(() => opener.current?.focus());
  };
  if (seen !== null) {
    const isOutdated = seen.lookup !== counting.lookup || seen.match !== counting.match;
    return (
      <Card title={t('review.title')}>
        {isOutdated ? <Notice tone="warning">{t('review.outdated')}</Notice> : null}
        <ReviewForm
          id={read.id}
          agents={agents}
          keptAs={keptAs}
          isAcceptedPlainly
          save={(request) =>
            window.facedesk.cases.review({ ...request, counted: { lookup: counting.lookup, match: counting.match } })
          }
          onSaved={() => void client.invalidateQueries({ queryKey: ['case', read.id] })}
          onDone={close}
        />
      </Card>
    );
  }
  return (
    <>
      {reviews.length === 0 ? null : (
        <Card title={t('review.title')}>
          <ReviewList reviews={reviews} agent={agents[0] ?? nobody} />
        </Card>
      )}
      <Button ref={opener} className={styles.decide ?? ''} onPress={() => setSeen(counting)}>
        <Gavel size={15} aria-hidden="true" />
        {t(reviews.length === 0 ? 'review.open' : 'review.openAnother')}
      </Button>
    </>
  );
}
