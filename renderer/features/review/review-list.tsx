import { TriangleAlert, UserRoundCheck, UserRoundX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Person } from '../../../shared/person.ts';
import type { Review } from '../../../shared/review.ts';
import { reviewedBy } from '../../../shared/reviewed-by.ts';
import { formatDateAndClock } from '../history/times.ts';
import styles from './review-card.module.css';

const icons = { accepted: UserRoundCheck, rejected: UserRoundX };

interface ReviewListProps {
  readonly reviews: readonly Review[];
  /** Who entered the check. */
  readonly agent: Person;
}

/** Every decision there is, in the order in which they were made: a later one takes none back. */
export function ReviewList({ reviews, agent }: ReviewListProps) {
  const { t, i18n } = useTranslation();
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
                <time dateTime={review.at}>{formatDateAndClock(i18n.language, review.at)}</time>
              </p>
              <p className={styles.reason}>{review.reason}</p>
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
