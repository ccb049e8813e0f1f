import { useQueryClient } from '@tanstack/react-query';
import { Gavel, TriangleAlert, UserRoundCheck, UserRoundX } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person } from '../../../shared/case/person.ts';
import type { Review } from '../../../shared/case/review.ts';
import { reviewedBy } from '../../../shared/case/reviewed-by.ts';
import type { Check } from '../../../shared/check/check.ts';
import type { Verdict } from '../../../shared/check/verdict.ts';
import { forgetKept, useKeptState } from '../../base/kept.ts';
import { useFormats } from '../../base/language/use-formats.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Typed } from '../../ui/fields/typed.tsx';
import { VerdictChip } from '../../ui/verdict-chip.tsx';
import styles from './review-card.module.css';
import { ReviewForm } from './review-form.tsx';

interface ReviewCardProps {
  readonly check: Check;
  readonly verdict: Verdict;
  readonly reviews: readonly Review[];
}

/** What a person has decided after looking. It stands beside the program's verdict and never replaces it. */
export function ReviewCard({ check, verdict, reviews }: ReviewCardProps) {
  const { t } = useTranslation();
  const keptAs = `check ${check.id} review`;
  const [isOpen, setOpen] = useKeptState(`${keptAs} open`, false);
  const client = useQueryClient();
  const opener = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    forgetKept(keptAs);
    // Once the form has gone, and what had the focus in it.
    setTimeout(() => opener.current?.focus());
  };
  return (
    <Card title={t('review.title')}>
      <div className={styles.stack}>
        <div className={styles.verdict}>
          <span className={styles.verdictWords}>
            <span className={styles.label}>{t('review.machine')}</span>
            <VerdictChip tone={verdict.kind}>{t(`verdict.${verdict.kind}`)}</VerdictChip>
          </span>
          <p className={styles.unchanged}>{t('review.unchanged')}</p>
        </div>
        {reviews.length === 0 ? (
          <p className={styles.none}>{t('review.none')}</p>
        ) : (
          <ReviewList reviews={reviews} agent={check.agent} />
        )}
        {isOpen ? (
          <ReviewForm
            id={check.id}
            agents={[check.agent]}
            keptAs={keptAs}
            save={(request) => window.facedesk.checks.review(request)}
            onSaved={() => void client.invalidateQueries({ queryKey: ['check', check.id] })}
            onDone={close}
          />
        ) : (
          <Button ref={opener} className={styles.open ?? ''} onPress={() => setOpen(true)}>
            <Gavel size={15} aria-hidden="true" />
            {t(reviews.length === 0 ? 'review.open' : 'review.openAnother')}
          </Button>
        )}
      </div>
    </Card>
  );
}

const icons = { accepted: UserRoundCheck, rejected: UserRoundX };

interface ReviewListProps {
  readonly reviews: readonly Review[];
  /** Who entered the check. */
  readonly agent: Person;
}

/** Every decision there is, in the order in which they were made: a later one takes none back. */
export function ReviewList({ reviews, agent }: ReviewListProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <ol className={styles.reviews} aria-label={t('review.list')}>
      {reviews.map((review) => {
        const Icon = icons[review.decision];
        const { name, code } = review.reviewer;
        const whose = reviewedBy(review, { agent, reviews });
        return (
          <li key={review.id} className={styles.review} data-decision={review.decision}>
            <Icon size={20} aria-hidden="true" />
            <div className={styles.words}>
              <p className={styles.decision}>
                <strong>{t(`review.decided.${review.decision}`)}</strong>{' '}
                <span>{code === '' ? t('review.by', { name }) : t('review.byWithCode', { name, code })}</span>{' '}
                <time dateTime={review.at}>{formats.dateAndClock(review.at)}</time>
              </p>
              {review.reason === '' ? null : (
                <p>
                  <Typed text={review.reason} />
                </p>
              )}
              {whose ? (
                <p className={styles.agent}>
                  <TriangleAlert size={15} aria-hidden="true" />
                  <span>{t(`review.reviewedBy.${whose}`)}</span>
                </p>
              ) : null}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
