import { Gavel } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Check } from '../../../shared/check.ts';
import type { Review } from '../../../shared/review.ts';
import type { Verdict } from '../../../shared/verdicts/verdict.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { VerdictChip } from '../../ui/verdict-chip.tsx';
import styles from './review-card.module.css';
import { ReviewForm } from './review-form.tsx';
import { ReviewList } from './review-list.tsx';

interface ReviewCardProps {
  readonly check: Check;
  readonly verdict: Verdict;
  readonly reviews: readonly Review[];
}

/** What a person has decided after looking. It stands beside the program's verdict and never replaces it. */
export function ReviewCard({ check, verdict, reviews }: ReviewCardProps) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
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
          <ReviewForm check={check} onDone={close} />
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
